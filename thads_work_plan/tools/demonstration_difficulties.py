"""Difficulties that the demonstration tells; all of it is made up."""

# (who raises it, as xmlid in thads_base, the difficulty, the proposal)
RAISED = (
    (
        (
            "user_truongphong_kv1",
            "Kho vật chứng không đủ chỗ để kiểm kê, bảo quản tài sản",
            "Cho thuê thêm kho trong Quý I.",
        ),
        (
            "user_truongphong_kv2",
            "Chưa được bố trí kinh phí sửa chữa kho vật chứng",
            "Bổ sung kinh phí sửa chữa.",
        ),
    ),
    (
        (
            "user_truongphong_kv3",
            "Cơ quan đăng ký đất đai trả lời xác minh chậm",
            "Ký quy chế phối hợp ở cấp tỉnh.",
        ),
    ),
    (
        (
            "user_truongphong_kv4",
            "Một số đương sự không còn cư trú tại địa phương",
            "Hướng dẫn thống nhất cách xác minh.",
        ),
    ),
)
PROPOSAL = "Đề nghị Trưởng Thi hành án dân sự giao phòng chuyên môn chủ trì giải quyết."
ANSWER = "Rà soát toàn bộ các kho trước khi đề xuất kinh phí."
DAYS = 30
