/** What a difficulty is about; `support` asks the commune's support team to come. */
export const difficultyTopics = [
  { id: "support", name: "Cần đội hỗ trợ" },
  { id: "network", name: "Sóng, mạng Internet" },
  { id: "device", name: "Thiết bị của người dân" },
  { id: "platform", name: "Ứng dụng, dịch vụ công" },
  { id: "people", name: "Vận động người dân" },
  { id: "team", name: "Việc của Tổ" },
  { id: "other", name: "Việc khác" },
];

export const needKinds = [
  { id: "elderly", name: "Người cao tuổi" },
  { id: "disabled", name: "Người khuyết tật" },
  { id: "noSmartphone", name: "Chưa có điện thoại thông minh" },
  { id: "other", name: "Khác" },
];

export const topicName = (id: unknown) => difficultyTopics.find((topic) => topic.id === id)?.name ?? "Việc khác";
