// What cinatra declares, as far as its routes and redirects go. Written for the
// tests, after the facts of version 1.0.

#ifndef CINATRA_STAND_IN_HPP
#define CINATRA_STAND_IN_HPP

#include <coroutine>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace async_simple::coro {

template <typename T> class Lazy;
template <> class Lazy<void> {
public:
  struct promise_type {
    Lazy get_return_object() { return {}; }
    std::suspend_never initial_suspend() { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() {}
  };
};

} // namespace async_simple::coro

namespace cinatra {

enum class http_method { NIL, GET, HEAD, POST, PUT, TRACE, PATCH, CONNECT, OPTIONS, DEL };
constexpr inline auto GET = http_method::GET;
constexpr inline auto POST = http_method::POST;
constexpr inline auto PUT = http_method::PUT;

enum class status_type {
  ok = 200,
  moved_permanently = 301,
  moved_temporarily = 302,
  temporary_redirect = 307,
  permanent_redirect = 308,
  bad_request = 400,
};

class coro_http_request {
public:
  std::string_view get_method();
  std::string_view get_url();
  std::string_view full_url();
  std::string_view get_body() const;
  std::string_view get_query_value(std::string_view key);
};

class coro_http_response {
public:
  void redirect(const std::string &url, bool is_forever = false);
  void set_status(status_type status);
  void set_status_and_content(status_type status, std::string content = "");
  void add_header(auto k, auto v) {}
};

template <typename T> struct class_of {};
template <typename Class, typename R, typename... Args>
struct class_of<R (Class::*)(Args...)> {
  using type = Class;
};

class coro_http_server {
public:
  template <http_method... method, typename Func, typename... Aspects>
  void set_http_handler(std::string key, Func handler, Aspects &&...aspects) {
    static_assert(sizeof...(method) >= 1);
  }
  template <http_method... method, typename Func, typename... Aspects>
  void set_http_handler(std::string key, Func handler,
                        typename class_of<Func>::type &owner, Aspects &&...aspects) {}
  void set_default_handler(
      std::function<async_simple::coro::Lazy<void>(coro_http_request &, coro_http_response &)> handler);
};

} // namespace cinatra

#endif
