"""The campaign of the demonstration province, half done; all of it is invented."""

from dataclasses import dataclass
from datetime import time

NAME = "Sơ kết thực hiện cơ chế một cửa tại các cơ quan Thi hành án dân sự tỉnh"
LEGAL_BASIS = (
    "Quyết định số 537/QĐ-TCTHADS ngày 11/5/2017 của Tổng Cục trưởng Tổng cục Thi hành "
    "án dân sự ban hành Quy trình và triển khai thực hiện cơ chế một cửa tại các cơ "
    "quan thi hành án dân sự"
)
WEEKS = 26  # of the period, which ends the day before


@dataclass(frozen=True)
class Case:
    """What a unit has done with its report.

    :param unit: xmlid of the unit, without its module
    :param head: login of who signs
    :param practice: fields of Biểu số 1
    :param answers: one for each heading that is answered
    :param typed: (code of the service, columns of Biểu số 2 by name)
    :param deed: ``written``, ``sent``, ``accepted`` or ``returned``
    :param note: of a return
    """

    unit: str
    head: str
    practice: dict
    answers: tuple[str, ...]
    typed: tuple = ()
    deed: str = "sent"
    note: str = ""


CASES = (
    Case(
        "unit_tq_kv1",
        "truongphong_kv1",
        {
            "plan_text": "Lồng ghép trong Kế hoạch công tác năm của đơn vị",
            "publicity_text": "Niêm yết tại trụ sở; 02 buổi phổ biến tại cuộc họp của "
            "Ủy ban nhân dân cấp xã",
            "premises_text": "Có phòng riêng, 01 máy tính, 01 máy in, ghế chờ",
            "staff_count": 1,
            "staff_qualification": "Đại học Luật",
            "register_kind": "electronic",
            "register_count": 1,
        },
        (
            "Trưởng phòng trực tiếp phụ trách Bộ phận một cửa. Hồ sơ được theo dõi "
            "trên phần mềm từ khi tiếp nhận đến khi trả kết quả.",
            "Công chức giải quyết hồ sơ đúng quy trình. Không có phản ánh, kiến nghị "
            "về thái độ tiếp công dân.",
            "Chưa có máy lấy số thứ tự; người dân còn quen nộp hồ sơ trực tiếp cho "
            "Chấp hành viên.",
            "Đề nghị trang bị thêm 01 máy quét tài liệu.",
        ),
        deed="accepted",
    ),
    Case(
        "unit_tq_kv2",
        "truongphong_kv2",
        {
            "publicity_text": "Niêm yết tại trụ sở",
            "premises_text": "Bố trí chung tại phòng tiếp công dân",
            "staff_count": 1,
            "staff_qualification": "Cao đẳng",
            "register_kind": "paper",
            "register_count": 2,
        },
        (
            "Đơn vị bố trí 01 công chức kiêm nhiệm tiếp nhận hồ sơ.",
            "Hồ sơ theo dõi trên sổ giấy, giải quyết đúng thời hạn.",
            "Công chức kiêm nhiệm nhiều việc.",
            "Đề nghị tập huấn sử dụng phần mềm.",
        ),
        typed=(
            (
                "THA-01",
                {
                    "received": 24,
                    "received_desk": 19,
                    "received_post": 5,
                    "results": 24,
                    "settled_on_time": 20,
                    "settled_late": 1,
                    "pending": 3,
                    "returned_desk": 16,
                    "returned_notice": 5,
                },
            ),
        ),
    ),
    Case(
        "unit_tq_kv3",
        "truongphong_kv3",
        {"staff_count": 1, "register_kind": "paper", "register_count": 1},
        (
            "Đã triển khai đến toàn thể công chức.",
            "Giải quyết cơ bản đúng hạn.",
            "Không.",
            "Không.",
        ),
        typed=(
            (
                "THA-01",
                {
                    "received": 11,
                    "received_desk": 11,
                    "results": 11,
                    "settled_on_time": 9,
                    "pending_late": 2,
                    "returned_desk": 9,
                },
            ),
        ),
        deed="returned",
        note="Cột (10) có 02 hồ sơ quá hạn chưa giải quyết: nêu lý do tại mục 2.",
    ),
    Case(
        "unit_tq_kv4",
        "truongphong_kv4",
        {},
        ("Lãnh đạo phòng phân công công chức trực hằng ngày.", "", "", ""),
        deed="written",
    ),
)


@dataclass(frozen=True)
class Question:
    """What a unit asks.

    :param unit: xmlid of the unit, without its module
    :param login: of who asks
    :param answer: published; empty if there is none yet
    """

    unit: str
    login: str
    text: str
    answer: str = ""


QUESTIONS = (
    Question(
        "unit_tq_kv4",
        "truongphong_kv4",
        "Hồ sơ người nộp xin rút trước khi có kết quả thì tính vào cột nào của Biểu "
        "số 2?",
        "Tính vào số đã giải quyết xong và ghi chú dưới biểu. Phần mềm đã tính sẵn "
        "theo cách này.",
    ),
    Question(
        "unit_tq_kv1",
        "motcua_kv1",
        "Công chức kiêm nhiệm trực Bộ phận Một cửa nửa ngày có tính là 01 người tại "
        "Biểu số 1 không?",
        "Có. Ghi rõ “kiêm nhiệm” tại phần trình độ.",
    ),
    Question(
        "unit_tq_kv2",
        "truongphong_kv2",
        "Số liệu trên sổ giấy trước khi dùng phần mềm thì nhập ở đâu?",
    ),
)
CONFERENCE_DAYS = 28  # after the end of the period
CONFERENCE_HOURS = (time(8), time(11, 30))
CONFERENCE = {
    "name": "Hội nghị sơ kết thực hiện cơ chế một cửa",
    "place": "Hội trường tầng 2, trụ sở Thi hành án dân sự tỉnh",
    "is_online": True,
    "link": "https://hop.example.org/so-ket-mot-cua",
    "combined_with": "Hội nghị giao ban công tác tháng",
    "guests": "Văn phòng Ủy ban nhân dân tỉnh",
    "agenda": "Báo cáo sơ kết\nTham luận của các Phòng khu vực\nThảo luận\nKết luận",
}
DELEGATES = (
    ("truongphong_kv1", "Nguyễn Đình Sơn, Trưởng phòng; Bàn Thị Phương"),
    ("truongphong_kv2", "Tô Xuân Bách, Trưởng phòng"),
)
