import base64

from permission_samples import Sample
from samples_thads_one_stop import Dossier


class DossierSubmission(Dossier):
    """To the desks that the dossiers belong to; not answered yet."""

    model = "thads.dossier.submission"
    change = {"content": "Khác"}
    arguments = {"action_answer": {"answer": "refused", "reason": "Thiếu trang"}}

    def get_values(self):
        return {
            **super().get_values(),
            "content": "Yêu cầu thi hành án",
            "applicant_kind": "person",
            "channel_wanted": "desk",
        }

    def finish(self, record):
        """It is as it was sent."""

    def get_arguments(self, method, record):
        return self.arguments.get(method, {})


class DossierSubmissionFile(Sample):
    model = "thads.dossier.submission.file"
    change = {"name": "khac.pdf"}

    def get_values(self):
        return {
            "submission_id": _create_submission(self).id,
            "paper_name": "Đơn",
            "name": "don.pdf",
            "mimetype": "application/pdf",
            "size": 4,
            "content": base64.b64encode(b"%PDF").decode(),
        }


class DossierSubmissionReply(Sample):
    model = "thads.dossier.submission.reply"
    is_personal = True
    change = {"reason": "Khác"}

    def get_values(self):
        return {
            "submission_id": _create_submission(self).id,
            "answer": "guided",
            "reason": "Thiếu trang",
        }


class PublicCall(Sample):
    model = "thads.public.call"
    change = {"kind": "submission"}

    def get_values(self):
        return {"kind": "lookup", "address": "0"}


def _create_submission(sample):
    """Return a submission that is to the person what the sample is."""
    submission = DossierSubmission(sample.world, sample.role, sample.record)
    return submission.create_record(submission.get_values())
