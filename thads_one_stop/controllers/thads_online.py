from odoo import http
from odoo.http import request

from ..tools.submission_form import (
    LENGTHS,
    REQUIRED,
    clean_form,
    find_errors,
    is_authorised,
)
from ..tools.upload import ACCEPTED, UploadError, read_upload
from . import public_page

MEGABYTE = 1024 * 1024
# by default, in megabytes, and in files
FILE_LIMIT = 10
TOTAL_LIMIT = 30
COUNT_LIMIT = 10
# A person leaves this field alone: it is not to be seen. A program fills it.
TRAP = "website"


class ThadsOnline(http.Controller):
    """A dossier sent online: the form, what is wrong with it, and its files."""

    def _get_limit(self, name, default) -> int:
        parameters = request.env["ir.config_parameter"].sudo()  # no secret
        return int(parameters.get_param(f"thads_one_stop.{name}", default))

    def _get_scanner(self) -> str:
        """Return the address of the scanner for viruses, empty if there is none."""
        return request.env["thads.virus.check"]._get_scanner()

    def _get_request_limit(self) -> int:
        """Return how many bytes are read at all: twice what may come in.

        Who sends a little too much is told which file it is; who sends far more is
        refused before anything is read.
        """
        return 2 * self._get_limit("upload_total_mb", TOTAL_LIMIT) * MEGABYTE

    @http.route("/nop-ho-so", auth="public", methods=["GET"], sitemap=False)
    def ask(self, unit=None, service=None, **_other):
        """Ask for unit and service, then show the form of both."""
        lang = public_page.begin()
        found_unit, found_service = self._find(unit, service)
        if not found_service:
            return self._choose(lang, found_unit, is_wrong=bool(service))
        return self._show(lang, found_unit, found_service, clean_form({}), {})

    @http.route(
        "/nop-ho-so",
        auth="public",
        methods=["POST"],
        sitemap=False,
        max_content_length=_get_request_limit,
    )
    def send(self, unit=None, service=None, **form):
        """Take in a submission, or show what is wrong with all that was typed."""
        lang = public_page.begin()
        if not public_page.is_allowed("submission"):
            return public_page.refuse_many(lang)
        found_unit, found_service = self._find(unit, service)
        if not found_service or form.get(TRAP):
            return self._choose(lang, found_unit, is_wrong=True)
        values = clean_form(form)
        errors = {
            name: self._get_error(name, code)
            for name, code in find_errors(values).items()
        }
        papers = self._get_papers(found_service, is_authorised(values))
        files, file_errors = self._read_files(papers)
        errors.update(file_errors)
        if errors:
            return self._show(lang, found_unit, found_service, values, errors)
        submission = self._create(lang, found_unit, found_service, values, files)
        url = public_page.get_url(f"/tra-cuu/{submission.access_token}", lang)
        return request.redirect(url)

    def _find(self, unit_code, service_code):
        """Return the unit and the service that are asked for and open, or none."""
        submissions = request.env["thads.dossier.submission"].sudo()
        units = submissions._get_open_units()
        unit = units.filtered(lambda each: each.code == unit_code)[:1]
        if not unit:
            return unit, submissions.service_id
        services = submissions._get_open_services(unit)
        return unit, services.filtered(lambda each: each.code == service_code)[:1]

    def _choose(self, lang, unit, is_wrong):
        submissions = request.env["thads.dossier.submission"].sudo()
        values = {
            "title": request.env._("Send a dossier online"),
            "units": submissions._get_open_units(),
            "unit": unit,
            "services": submissions._get_open_services(),
            "is_wrong": is_wrong,
        }
        status = 422 if is_wrong else 200
        return public_page.render("public_online_choice", lang, values, status)

    def _show(self, lang, unit, service, form, errors):
        title = request.env._("Send a dossier online")
        if errors:
            title = request.env._("Error: %s", title)
        values = {
            "title": title,
            "unit": unit,
            "service": service,
            "form": form,
            "errors": errors,
            "labels": self._get_labels(service),
            "lengths": LENGTHS,
            "required": REQUIRED,
            "papers": self._get_papers(service),
            "accepted": ACCEPTED,
            "file_hint": request.env._(
                "PDF, JPEG, PNG or DOCX; no more than %(each)s MB a file, and %(all)s "
                "MB together.",
                each=self._get_limit("upload_file_mb", FILE_LIMIT),
                all=self._get_limit("upload_total_mb", TOTAL_LIMIT),
            ),
            "secrecy_notice": request.env["ir.http"]._get_secrecy_notice(),
            "action": public_page.get_url("/nop-ho-so", lang),
            "trap": TRAP,
        }
        status = 422 if errors else 200
        response = public_page.render(
            "public_online_form", lang, values, status, switch=not errors
        )
        if not errors:
            # so that a browser keeps what is typed, for who goes back to it
            response.headers["Cache-Control"] = "private, no-cache"
        return response

    def _get_papers(self, service, is_authorised=False) -> list[tuple]:
        """Return the fields for files: name, label and whether one is required.

        :param is_authorised: somebody submits for the applicant, who has said so
        """
        papers = [
            (
                f"paper_{paper.id}",
                paper.name,
                paper.is_required or (is_authorised and paper.is_authorisation),
            )
            for paper in service.paper_ids
        ]
        if not any(service.paper_ids.mapped("is_authorisation")):
            name = request.env._("Paper of authorisation")
            papers.append(("paper_authorisation", name, is_authorised))
        return [*papers, ("paper_other", request.env._("Other papers"), False)]

    def _get_labels(self, service) -> dict[str, str]:
        """Return what each field is called, on the form and among its errors."""
        env = request.env
        return {
            "applicant_kind": env._("The applicant is"),
            "applicant_name": env._("Full name, or name of the organisation"),
            "applicant_number": env._("Number of the ID, or tax code"),
            "applicant_phone": env._("Phone"),
            "applicant_email": env._("Email"),
            "applicant_address": env._("Address"),
            "content": env._("What you ask for"),
            "channel_wanted": env._("How you want the result"),
            "place_wanted": env._("Address for the post"),
            "submitter_name": env._("Your name, if you submit for the applicant"),
            "submitter_number": env._("Number of your ID"),
            "submitter_phone": env._("Your phone"),
            **{field: label for field, label, _due in self._get_papers(service)},
        }

    def _read_files(self, papers):
        """Return the files that were sent, and what is wrong with them by field.

        :param papers: of ``_get_papers``
        :return: ``([(paper name, Upload)], {field: message})``
        """
        limit = self._get_limit("upload_file_mb", FILE_LIMIT)
        scanner = self._get_scanner()
        files, errors = [], {}
        for field, paper_name, is_required in papers:
            sent = [
                each
                for each in request.httprequest.files.getlist(field)
                if each.filename
            ]
            if is_required and not sent:
                errors[field] = request.env._("Choose a file for this paper.")
            for each in sent:
                try:
                    upload = read_upload(
                        each.filename, each.stream, limit * MEGABYTE, scanner
                    )
                except UploadError as error:
                    message = self._get_upload_error(error, limit)
                    errors[field] = " ".join(filter(None, (errors.get(field), message)))
                else:
                    files.append((paper_name, upload))
        if not errors and (message := self._find_excess(files)):
            errors["paper_other"] = message
        return files, errors

    def _find_excess(self, files) -> str | None:
        count = self._get_limit("upload_files", COUNT_LIMIT)
        if len(files) > count:
            return request.env._("No more than %s files can be sent at once.", count)
        total = self._get_limit("upload_total_mb", TOTAL_LIMIT)
        if sum(len(upload.content) for _paper, upload in files) > total * MEGABYTE:
            return request.env._(
                "The files are larger than %s MB together. Send fewer of them, or "
                "scan them in a lower quality.",
                total,
            )
        return None

    def _create(self, lang, unit, service, values, files):
        submissions = request.env["thads.dossier.submission"].sudo()
        submission = submissions.create(
            {
                **values,
                "service_id": service.id,
                "department_id": unit.id,
                "lang": public_page.LANGUAGES[lang],
                "file_ids": [
                    (0, 0, submissions.file_ids._prepare_values(paper_name, upload))
                    for paper_name, upload in files
                ],
            }
        )
        submission._notify_applicant()
        return submission

    def _get_error(self, name, code) -> str:
        env = request.env
        formats = {
            "applicant_number": env._(
                "Enter the number as on your ID or registration: letters and digits."
            ),
            "applicant_phone": env._("Enter a phone number, such as 0912 345 678."),
            "applicant_email": env._("Enter one address, with the sign @ in it."),
        }
        texts = {
            "missing": env._("Fill in this field."),
            "too_long": env._(
                "This is too long: no more than %s letters.", LENGTHS.get(name)
            ),
            "bad_choice": env._("Choose one of these."),
        }
        kind = name.replace("submitter", "applicant")
        return formats[kind] if code == "bad_format" else texts[code]

    def _get_upload_error(self, error, limit) -> str:
        env = request.env
        name = error.name
        texts = {
            "bad_name": env._(
                "The name of “%s” has signs that no file name has. Rename the file "
                "and choose it again.",
                name,
            ),
            "empty": env._("“%s” is empty. Choose another file.", name),
            "too_large": env._(
                "“%(name)s” is larger than %(limit)s MB. Scan it in a lower quality, "
                "or in parts.",
                name=name,
                limit=limit,
            ),
            "wrong_type": env._(
                "“%s” is none of the types that are taken: PDF, JPEG, PNG or DOCX. "
                "Its content counts, not its name.",
                name,
            ),
            "damaged": env._(
                "“%s” is damaged and cannot be opened. Make it anew and choose it "
                "again.",
                name,
            ),
            "password": env._(
                "“%s” has a password. Save it without one and choose it again.", name
            ),
            "active": env._(
                "“%s” has something inside that acts by itself or comes from outside "
                "(a script, a macro or another file). Print it to PDF, and choose "
                "that.",
                name,
            ),
            "bomb": env._(
                "“%s” unpacks to far more than it seems. Make it anew and choose it "
                "again.",
                name,
            ),
            "virus": env._(
                "“%s” looks like a virus and was not taken. Check your computer.", name
            ),
            "unscanned": env._(
                "“%s” cannot be checked for viruses now. Try again later, or bring "
                "your papers to the one-stop desk.",
                name,
            ),
        }
        return texts[error.code]
