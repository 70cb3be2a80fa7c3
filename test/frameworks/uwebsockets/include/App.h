// What uWebSockets declares, as far as its routes and redirects go. Written for
// the tests, after the facts of version 20.

#ifndef UWS_STAND_IN_H
#define UWS_STAND_IN_H

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace uWS {

template <typename T> class MoveOnlyFunction;
template <typename R, typename... Args> class MoveOnlyFunction<R(Args...)> {
public:
  MoveOnlyFunction() = default;
  template <typename F> MoveOnlyFunction(F &&f) : function_(std::forward<F>(f)) {}
  R operator()(Args... args) { return function_(std::forward<Args>(args)...); }

private:
  std::function<R(Args...)> function_;
};

struct HttpRequest {
  std::string_view getMethod();
  std::string_view getCaseSensitiveMethod();
  std::string_view getUrl();
  std::string_view getFullUrl();
  std::string_view getQuery();
  std::string_view getHeader(std::string_view lowerCasedHeader);
  std::string_view getParameter(unsigned short index);
  void setYield(bool yield);
};

template <bool SSL> struct HttpResponse {
  HttpResponse *writeStatus(std::string_view status) { return this; }
  HttpResponse *writeHeader(std::string_view key, std::string_view value) {
    return this;
  }
  void end(std::string_view data = {}, bool closeConnection = false) {}
  HttpResponse *onData(MoveOnlyFunction<void(std::string_view, bool)> &&handler) {
    return this;
  }
  HttpResponse *onDataV2(
      MoveOnlyFunction<void(std::string_view, uint64_t)> &&handler) {
    return this;
  }
  HttpResponse *cork(MoveOnlyFunction<void()> &&handler) {
    handler();
    return this;
  }
  HttpResponse *onAborted(MoveOnlyFunction<void()> &&handler) { return this; }
};

template <bool SSL> struct TemplatedApp {
  using Handler = MoveOnlyFunction<void(HttpResponse<SSL> *, HttpRequest *)>;
  TemplatedApp &&get(std::string pattern, Handler &&handler) { return std::move(*this); }
  TemplatedApp &&post(std::string pattern, Handler &&handler) { return std::move(*this); }
  TemplatedApp &&put(std::string pattern, Handler &&handler) { return std::move(*this); }
  TemplatedApp &&del(std::string pattern, Handler &&handler) { return std::move(*this); }
  TemplatedApp &&patch(std::string pattern, Handler &&handler) { return std::move(*this); }
  TemplatedApp &&options(std::string pattern, Handler &&handler) { return std::move(*this); }
  TemplatedApp &&head(std::string pattern, Handler &&handler) { return std::move(*this); }
  TemplatedApp &&connect(std::string pattern, Handler &&handler) { return std::move(*this); }
  TemplatedApp &&trace(std::string pattern, Handler &&handler) { return std::move(*this); }
  TemplatedApp &&any(std::string pattern, Handler &&handler) { return std::move(*this); }
  TemplatedApp &&listen(int port, MoveOnlyFunction<void(void *)> &&handler) {
    return std::move(*this);
  }
  TemplatedApp &&run() { return std::move(*this); }
};

typedef TemplatedApp<false> App;
typedef TemplatedApp<true> SSLApp;

} // namespace uWS

#endif
