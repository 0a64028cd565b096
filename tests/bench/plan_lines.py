"""Lines of plans that partly say the same, as units of one authority write them."""

import random

VERBS = (
    "Xây dựng kế hoạch",
    "Triển khai thực hiện",
    "Tổ chức hội nghị",
    "Ban hành văn bản hướng dẫn",
    "Kiểm tra",
    "Rà soát, đánh giá",
    "Tổng hợp, báo cáo",
    "Tham mưu",
    "Theo dõi, đôn đốc",
    "Tập huấn",
    "Hoàn thiện quy chế",
    "Cập nhật dữ liệu",
)
SUBJECTS = (
    "công tác thi hành án dân sự",
    "theo dõi thi hành án hành chính",
    "các vụ việc trọng điểm, phức tạp",
    "giải quyết khiếu nại, tố cáo về thi hành án",
    "cơ chế một cửa tại các cơ quan thi hành án",
    "kho vật chứng, tài sản thi hành án",
    "tổ chức cán bộ, vị trí việc làm",
    "dự toán ngân sách nhà nước",
    "phần mềm quản lý văn bản, điều hành",
    "số hóa hồ sơ thi hành án",
    "tuyên truyền, phổ biến, giáo dục pháp luật",
    "phòng, chống tham nhũng, tiêu cực",
    "thi đua, khen thưởng",
    "miễn, giảm nghĩa vụ thi hành án",
    "cưỡng chế thi hành án",
    "án tín dụng, ngân hàng",
    "đầu tư, sửa chữa trụ sở làm việc",
    "đào tạo, bồi dưỡng nghiệp vụ",
    "phối hợp với Tòa án, Viện kiểm sát",
    "bán đấu giá tài sản thi hành án",
)
TAILS = (
    "năm 2027",
    "6 tháng đầu năm 2027",
    "theo chỉ đạo của cấp trên",
    "tại các địa phương",
    "trong toàn hệ thống",
    "đáp ứng yêu cầu nhiệm vụ được giao",
    "gắn với trách nhiệm người đứng đầu",
    "bảo đảm đúng thời hạn",
    "trên môi trường điện tử",
    "phục vụ sơ kết, tổng kết",
)
PRODUCTS = ("Báo cáo", "Kế hoạch", "Quyết định", "Công văn", "Kết luận kiểm tra")


def make_lines(count: int) -> list[tuple[str, str]]:
    """Return titles with their products, the same ones each time."""
    chance = random.Random(2027)
    return [
        (
            f"{chance.choice(VERBS)} {chance.choice(SUBJECTS)}, "
            f"{chance.choice(SUBJECTS)} {chance.choice(TAILS)}",
            chance.choice(PRODUCTS),
        )
        for _number in range(count)
    ]
