import htmx from "htmx.org";

// The content security policy allows no inline style and no eval; pages hold personal data, so none is kept in the browser's storage.
htmx.config.includeIndicatorStyles = false;
htmx.config.allowEval = false;
htmx.config.allowScriptTags = false;
htmx.config.selfRequestsOnly = true;
htmx.config.historyCacheSize = 0;
htmx.config.refreshOnHistoryMiss = true;
htmx.config.scrollIntoViewOnBoost = false;
// A refused form comes back as 422 with its messages and takes the form's place; any other failure is told in the page's alert line.
htmx.config.responseHandling = [
  { code: "204", swap: false },
  { code: "[23]..", swap: true },
  { code: "422", swap: true },
  { code: "[45]..", swap: false, error: true },
];

const tell = (message: string): void => {
  const line = document.getElementById("request-failure");
  if (line) line.textContent = message;
};

document.addEventListener("htmx:beforeRequest", () => tell(""));
document.addEventListener("htmx:sendError", () => tell("Không kết nối được máy chủ. Hãy kiểm tra mạng rồi thử lại."));
document.addEventListener("htmx:timeout", () => tell("Máy chủ trả lời quá lâu. Hãy thử lại."));
document.addEventListener("htmx:responseError", (event) => {
  const { status } = (event as CustomEvent<{ xhr: XMLHttpRequest }>).detail.xhr;
  // A session that ended: the page itself leads to the sign-in page and back.
  if (status === 401) window.location.reload();
  else if (status === 403) tell("Bạn không có quyền thực hiện việc này.");
  else if (status === 404) tell("Không tìm thấy nội dung được yêu cầu.");
  else if (status === 429) tell("Bạn thao tác quá nhanh. Hãy chờ một phút rồi thử lại.");
  else tell("Máy chủ gặp lỗi, chưa có gì được lưu. Hãy thử lại.");
});
