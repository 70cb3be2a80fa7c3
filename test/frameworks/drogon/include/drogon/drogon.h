// What Drogon declares, as far as its routes and redirects go. Written for the
// tests, after the facts of versions 1.8 and 1.9.

#ifndef DROGON_STAND_IN_H
#define DROGON_STAND_IN_H

#include <any>
#include <exception>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace drogon {

enum HttpStatusCode {
  k200OK = 200,
  k301MovedPermanently = 301,
  k302Found = 302,
  k303SeeOther = 303,
  k307TemporaryRedirect = 307,
  k308PermanentRedirect = 308,
  k405MethodNotAllowed = 405,
};

enum HttpMethod {
  Get = 0,
  Post,
  Head,
  Put,
  Delete,
  Options,
  Patch,
  Propfind,
  Invalid
};

enum ContentType { CT_NONE = 0, CT_TEXT_PLAIN, CT_TEXT_HTML };

class Cookie {
public:
  Cookie(std::string key, std::string value);
};

class Session {
public:
  void insert(const std::string &key, const std::any &value);
  void erase(const std::string &key);
  bool find(const std::string &key);
  void clear();
};
using SessionPtr = std::shared_ptr<Session>;

class HttpRequest {
public:
  virtual ~HttpRequest() = default;
  virtual HttpMethod method() const = 0;
  HttpMethod getMethod() const { return method(); }
  virtual const char *methodString() const = 0;
  virtual bool isHead() const = 0;
  virtual const std::string &path() const = 0;
  const std::string &getPath() const { return path(); }
  virtual const std::string &query() const = 0;
  virtual const std::string &getHeader(std::string key) const = 0;
  virtual const std::string &getParameter(const std::string &key) const = 0;
  virtual const char *bodyData() const = 0;
  virtual std::size_t bodyLength() const = 0;
  std::string_view body() const { return {bodyData(), bodyLength()}; }
  std::string_view getBody() const { return body(); }
  virtual const SessionPtr &session() const = 0;
  const SessionPtr &getSession() const { return session(); }
  virtual bool isOnSecureConnection() const noexcept = 0;
};
using HttpRequestPtr = std::shared_ptr<HttpRequest>;

class HttpResponse;
using HttpResponsePtr = std::shared_ptr<HttpResponse>;

class HttpResponse {
public:
  virtual ~HttpResponse() = default;
  virtual HttpStatusCode statusCode() const = 0;
  virtual void setStatusCode(HttpStatusCode code) = 0;
  void setCustomStatusCode(int code, std::string_view message = {});
  virtual void addHeader(std::string field, const std::string &value) = 0;
  virtual void addHeader(std::string field, std::string &&value) = 0;
  virtual void addCookie(const std::string &key, const std::string &value) = 0;
  virtual void addCookie(const Cookie &cookie) = 0;
  virtual void setBody(const std::string &body) = 0;
  static HttpResponsePtr newHttpResponse();
  static HttpResponsePtr newHttpResponse(HttpStatusCode code, ContentType type);
  static HttpResponsePtr newRedirectionResponse(
      const std::string &location, HttpStatusCode status = k302Found);
};

using AdviceCallback = std::function<void(const HttpResponsePtr &)>;
using AdviceChainCallback = std::function<void()>;
using FilterCallback = std::function<void(const HttpResponsePtr &)>;
using FilterChainCallback = std::function<void()>;
using MiddlewareCallback = std::function<void(const HttpResponsePtr &)>;
using MiddlewareNextCallback =
    std::function<void(std::function<void(const HttpResponsePtr &)> &&)>;

namespace internal {
// A method, or the name of a filter.
class HttpConstraint {
public:
  HttpConstraint(HttpMethod method) : method_(method) {}
  HttpConstraint(std::string name) : name_(std::move(name)) {}
  HttpConstraint(const char *name) : name_(name) {}

  HttpMethod getHttpMethod() const { return method_; }

private:
  HttpMethod method_ = Invalid;
  std::string name_;
};

void keep(const std::string &path, std::any handler,
          const std::vector<HttpConstraint> &constraints);
} // namespace internal

namespace orm {
class Result {
public:
  std::size_t size() const noexcept;
};
class DrogonDbException {
public:
  virtual ~DrogonDbException() = default;
};
class DbClient {
public:
  void execute(const std::string &sql,
               std::function<void(const Result &)> done,
               std::function<void(const DrogonDbException &)> failed);
  template <typename Done, typename Failed, typename... Arguments>
  void execSqlAsync(const std::string &sql, Done &&done, Failed &&failed,
                    Arguments &&...) noexcept {
    execute(sql, std::forward<Done>(done), std::forward<Failed>(failed));
  }
};
using DbClientPtr = std::shared_ptr<DbClient>;
} // namespace orm

class HttpAppFramework {
public:
  static HttpAppFramework &instance();
  virtual ~HttpAppFramework() = default;
  virtual void run() = 0;
  virtual orm::DbClientPtr
  getDbClient(const std::string &name = "default") = 0;

  template <typename Function>
  HttpAppFramework &
  registerHandler(const std::string &pathPattern, Function &&function,
                  const std::vector<internal::HttpConstraint> &constraints = {},
                  const std::string &handlerName = "") {
    (void)handlerName;
    internal::keep(pathPattern, std::decay_t<Function>(function), constraints);
    return *this;
  }
  template <typename Function>
  HttpAppFramework &registerHandlerViaRegex(
      const std::string &regExp, Function &&function,
      const std::vector<internal::HttpConstraint> &constraints = {},
      const std::string &handlerName = "") {
    return registerHandler(regExp, std::forward<Function>(function),
                           constraints, handlerName);
  }
  virtual HttpAppFramework &registerHttpSimpleController(
      const std::string &pathName, const std::string &controllerName,
      const std::vector<internal::HttpConstraint> &constraints = {}) = 0;
  virtual HttpAppFramework &registerSyncAdvice(
      const std::function<HttpResponsePtr(const HttpRequestPtr &)> &) = 0;
  virtual HttpAppFramework &registerPreRoutingAdvice(
      const std::function<void(const HttpRequestPtr &, AdviceCallback &&,
                               AdviceChainCallback &&)> &) = 0;
  virtual HttpAppFramework &registerPreRoutingAdvice(
      const std::function<void(const HttpRequestPtr &)> &) = 0;
  virtual HttpAppFramework &registerPostRoutingAdvice(
      const std::function<void(const HttpRequestPtr &, AdviceCallback &&,
                               AdviceChainCallback &&)> &) = 0;
  virtual HttpAppFramework &registerPreHandlingAdvice(
      const std::function<void(const HttpRequestPtr &, AdviceCallback &&,
                               AdviceChainCallback &&)> &) = 0;
  virtual HttpAppFramework &registerPostHandlingAdvice(
      const std::function<void(const HttpRequestPtr &,
                               const HttpResponsePtr &)> &) = 0;
  virtual HttpAppFramework &registerPreSendingAdvice(
      const std::function<void(const HttpRequestPtr &,
                               const HttpResponsePtr &)> &) = 0;
  virtual HttpAppFramework &setDefaultHandler(
      std::function<void(const HttpRequestPtr &,
                         std::function<void(const HttpResponsePtr &)> &&)>
          handler) = 0;
  virtual HttpAppFramework &setCustomErrorHandler(
      std::function<HttpResponsePtr(HttpStatusCode, const HttpRequestPtr &)>
          &&handler) = 0;
  virtual HttpAppFramework &setExceptionHandler(
      std::function<void(const std::exception &, const HttpRequestPtr &,
                         std::function<void(const HttpResponsePtr &)> &&)>
          handler) = 0;
};

inline HttpAppFramework &app() { return HttpAppFramework::instance(); }

// Controllers register themselves before main: with the object that this makes
// for each of them.
template <typename Controller> struct Registrar {
  Registrar() { Controller::initPathRouting(); }
};

class HttpControllerBase {};

template <typename T, bool AutoCreation = true>
class HttpController : public HttpControllerBase {
protected:
  template <typename Function>
  static void
  registerMethod(Function &&function, const std::string &pattern,
                 const std::vector<internal::HttpConstraint> &constraints = {},
                 bool classNameInPath = true,
                 const std::string &handlerName = "") {
    app().registerHandler((classNameInPath ? "/" : "") + pattern,
                          std::forward<Function>(function), constraints,
                          handlerName);
  }
  template <typename Function>
  static void registerMethodViaRegex(
      Function &&function, const std::string &regExp,
      const std::vector<internal::HttpConstraint> &constraints = {},
      const std::string &handlerName = "") {
    app().registerHandlerViaRegex(regExp, std::forward<Function>(function),
                                  constraints, handlerName);
  }

private:
  static Registrar<T> registrator_;
  virtual void *touch() { return &registrator_; }
};
template <typename T, bool AutoCreation>
Registrar<T> HttpController<T, AutoCreation>::registrator_;

class HttpSimpleControllerBase {
public:
  virtual ~HttpSimpleControllerBase() = default;
  virtual void asyncHandleHttpRequest(
      const HttpRequestPtr &req,
      std::function<void(const HttpResponsePtr &)> &&callback) = 0;
};

template <typename T, bool AutoCreation = true>
class HttpSimpleController : public HttpSimpleControllerBase {
protected:
  static void
  registerSelf__(const std::string &path,
                 const std::vector<internal::HttpConstraint> &constraints) {
    app().registerHttpSimpleController(path, "", constraints);
  }

private:
  static Registrar<T> registrator_;
  virtual void *touch() { return &registrator_; }
};
template <typename T, bool AutoCreation>
Registrar<T> HttpSimpleController<T, AutoCreation>::registrator_;

class HttpMiddlewareBase {
public:
  virtual ~HttpMiddlewareBase() = default;
  virtual void invoke(const HttpRequestPtr &req,
                      MiddlewareNextCallback &&nextCb,
                      MiddlewareCallback &&mcb) = 0;
};
template <typename T, bool AutoCreation = true>
class HttpMiddleware : public HttpMiddlewareBase {};

class HttpFilterBase : public HttpMiddlewareBase {
public:
  virtual void doFilter(const HttpRequestPtr &req, FilterCallback &&fcb,
                        FilterChainCallback &&fccb) = 0;

private:
  void invoke(const HttpRequestPtr &req, MiddlewareNextCallback &&,
              MiddlewareCallback &&mcb) final {
    doFilter(req, std::move(mcb), [] {});
  }
};
template <typename T, bool AutoCreation = true>
class HttpFilter : public HttpFilterBase {};

} // namespace drogon

#define METHOD_LIST_BEGIN static void initPathRouting() {
#define METHOD_LIST_END                                                        \
  return;                                                                      \
  }
#define METHOD_ADD(method, pattern, ...)                                       \
  registerMethod(&method, pattern, {__VA_ARGS__}, true, #method)
#define ADD_METHOD_TO(method, path_pattern, ...)                               \
  registerMethod(&method, path_pattern, {__VA_ARGS__}, false, #method)
#define ADD_METHOD_VIA_REGEX(method, regex, ...)                               \
  registerMethodViaRegex(&method, regex, {__VA_ARGS__}, #method)
#define PATH_LIST_BEGIN static void initPathRouting() {
#define PATH_ADD(path, ...) registerSelf__(path, {__VA_ARGS__})
#define PATH_LIST_END }

#ifdef __cpp_impl_coroutine
#include <coroutine>

namespace drogon {

template <typename Promise> struct TaskAwaiter {
  std::coroutine_handle<Promise> coro;
  bool await_ready() noexcept { return !coro || coro.done(); }
  auto await_suspend(std::coroutine_handle<> next) noexcept {
    coro.promise().continuation = next;
    return coro;
  }
  auto await_resume() { return coro.promise().result(); }
};

struct TaskPromiseBase {
  std::suspend_always initial_suspend() { return {}; }
  std::suspend_always final_suspend() noexcept { return {}; }
  void unhandled_exception() {}
  std::coroutine_handle<> continuation = std::noop_coroutine();
};

template <typename T = void> struct [[nodiscard]] Task {
  struct promise_type : TaskPromiseBase {
    Task get_return_object() {
      return {std::coroutine_handle<promise_type>::from_promise(*this)};
    }
    void return_value(const T &v) { value = v; }
    void return_value(T &&v) { value = std::move(v); }
    T result() { return std::move(value.value()); }
    std::optional<T> value;
  };
  auto operator co_await() const noexcept {
    return TaskAwaiter<promise_type>{coro};
  }
  std::coroutine_handle<promise_type> coro;
};

template <> struct [[nodiscard]] Task<void> {
  struct promise_type : TaskPromiseBase {
    Task get_return_object() {
      return {std::coroutine_handle<promise_type>::from_promise(*this)};
    }
    void return_void() {}
    void result() {}
  };
  auto operator co_await() const noexcept {
    return TaskAwaiter<promise_type>{coro};
  }
  std::coroutine_handle<promise_type> coro;
};

template <typename T, bool AutoCreation = true>
class HttpCoroFilter : public HttpFilterBase {
public:
  virtual Task<HttpResponsePtr> doFilter(const HttpRequestPtr &req) = 0;

private:
  void doFilter(const HttpRequestPtr &req, FilterCallback &&,
                FilterChainCallback &&) final {
    (void)doFilter(req);
  }
};

struct [[nodiscard]] MiddlewareNextAwaiter {
  bool await_ready() noexcept { return true; }
  void await_suspend(std::coroutine_handle<>) noexcept {}
  HttpResponsePtr await_resume() { return nullptr; }
};

template <typename T, bool AutoCreation = true>
class HttpCoroMiddleware : public HttpMiddlewareBase {
public:
  virtual Task<HttpResponsePtr> invoke(const HttpRequestPtr &req,
                                       MiddlewareNextAwaiter &&next) = 0;

private:
  void invoke(const HttpRequestPtr &req, MiddlewareNextCallback &&,
              MiddlewareCallback &&) final {
    (void)invoke(req, MiddlewareNextAwaiter());
  }
};

} // namespace drogon
#endif

#endif
