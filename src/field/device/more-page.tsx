import { useField } from "../look/field";
import { RowLink, Screen } from "../look/parts";

export function MorePage() {
  const { notebook } = useField();
  const refused = notebook.outbox.count("refused");
  return (
    <Screen title="Thêm" top>
      <ul class="rows">
        <li><RowLink to="co-so" icon="shop" title="Cơ sở kinh doanh" detail="Thanh toán QR, sản phẩm OCOP" /></li>
        <li><RowLink to="i-speed" icon="speed" title="Mẫu đo i-Speed" detail="Một mẫu hoặc nhiều mẫu một lúc" /></li>
        <li><RowLink to="kho-khan" icon="help" title="Khó khăn, vướng mắc" detail="Gửi lên xã, xem trả lời" /></li>
        <li><RowLink to="to" icon="people" title="Tổ của tôi" detail="Thành viên, số điện thoại, nhóm" /></li>
        <li><RowLink to="cam-nang" icon="book" title="Cẩm nang" detail="Đọc được khi không có mạng" /></li>
        <li><RowLink to="so-gui" icon="sync" title="Sổ gửi" detail={refused > 0 ? `${refused} bản ghi bị từ chối cần sửa` : "Biên nhận của từng bản ghi"} /></li>
        <li><RowLink to="may" icon="device" title="Máy này" detail="Khóa, đổi PIN, cập nhật, đăng xuất" /></li>
      </ul>
    </Screen>
  );
}
