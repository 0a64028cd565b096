"""The dossiers of the demonstration province; all names are invented."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Case:
    """A dossier and how far it has come.

    :param service: code of its service
    :param days: calendar days before the day of loading on which it was received
    :param desk: login of who received it
    :param handler: login of whom it was handed over to, empty while it is at the desk
    :param deeds: what was done with it since then, in their order
    """

    applicant: str
    number: str
    phone: str
    address: str
    service: str
    days: int
    desk: str = "motcua"
    handler: str = ""
    deeds: tuple[str, ...] = ()
    channel_in: str = "direct"
    submitter: str = ""


CASES = (
    Case(
        "Lò Thị Mẩy",
        "008180001234",
        "0912000101",
        "Tổ 5, phường Minh Xuân",
        "THA-01",
        0,
    ),
    Case("Hoàng Văn Páo", "008075002345", "0912000102", "Xã Yên Sơn", "THA-02", 0),
    Case(
        "Nông Thị Hạnh",
        "008082003456",
        "0912000103",
        "Xã Hàm Yên",
        "THA-01",
        1,
        handler="chuyenvien",
        deeds=("confirm",),
    ),
    Case(
        "Công ty TNHH Gỗ Sông Lô",
        "5000123456",
        "0207300104",
        "Phường An Tường",
        "THA-01",
        3,
        handler="chuyenvien2",
        deeds=("confirm",),
        channel_in="authorised",
        submitter="Trịnh Quốc Bảo",
    ),
    Case(
        "Ma Văn Thắng",
        "008090004567",
        "0912000105",
        "Xã Chiêm Hóa",
        "THA-03",
        2,
        handler="truongphong",
    ),
    Case(
        "Vàng Thị Sua",
        "002085005678",
        "0912000106",
        "Xã Đồng Văn",
        "THA-05",
        6,
        handler="chuyenvien3",
        deeds=("confirm", "guide"),
        channel_in="post",
    ),
    Case(
        "Đặng Minh Tuấn",
        "008079006789",
        "0912000107",
        "Phường Nông Tiến",
        "THA-04",
        12,
        handler="chuyenvien",
        deeds=("confirm",),
    ),
    Case(
        "Triệu Thị Liên",
        "008088007890",
        "0912000108",
        "Xã Sơn Dương",
        "THA-02",
        5,
        handler="chuyenvien2",
        deeds=("confirm", "resolve"),
    ),
    Case(
        "Bàn Văn Quý",
        "008070008901",
        "0912000109",
        "Xã Na Hang",
        "THA-01",
        8,
        handler="chuyenvien3",
        deeds=("confirm", "resolve", "return"),
    ),
    Case(
        "Sùng A Chứ",
        "002091009012",
        "0912000110",
        "Xã Mèo Vạc",
        "THA-02",
        4,
        handler="chuyenvien",
        deeds=("confirm", "resolve", "return"),
    ),
    Case(
        "Phạm Thu Trang",
        "008093000123",
        "0912000111",
        "Phường Tân Hà",
        "THA-01",
        0,
        desk="motcua_kv1",
    ),
    Case(
        "Lương Văn Hòa",
        "008066001122",
        "0912000112",
        "Phường Minh Xuân",
        "THA-02",
        9,
        desk="motcua_kv1",
        handler="chv_kv1",
        deeds=("confirm",),
    ),
)
