// What Lithium declares, as far as its routes and redirects go. Written for the
// tests, after the facts of 2026.

#ifndef LITHIUM_STAND_IN_HH
#define LITHIUM_STAND_IN_HH

#include <functional>
#include <string>
#include <string_view>

namespace li {

template <typename S, typename V> struct assign_exp {
  S left;
  V right;
};
template <typename S> struct symbol {
  template <typename V> auto operator=(V &&value) const { return assign_exp<S, V>{S(), value}; }
};

struct async_fiber_context;

namespace http_async_impl {
template <typename FIBER> struct generic_http_ctx {
  std::string_view method() { return {}; }
  std::string_view url() { return {}; }
};
using http_ctx = generic_http_ctx<async_fiber_context>;
} // namespace http_async_impl

struct http_request {
  http_async_impl::http_ctx &http_ctx;
  const char *header(const char *key) const;
  template <typename S, typename V, typename... T>
  auto post_parameters(assign_exp<S, V> e, T... tail) const { return e; }
};

struct http_response {
  void set_status(int status);
  void set_header(std::string_view key, std::string_view value);
  void set_cookie(std::string_view key, std::string_view value);
  void write(std::string_view text);
};

template <typename Req, typename Resp> struct api {
  enum { ANY, GET, POST, PUT, HTTP_DELETE };
  typedef std::function<void(Req &, Resp &)> H;
  H &operator()(int verb, std::string_view route) { return global_handler_; }
  H &operator()(std::string_view &route) { return global_handler_; }
  H &get(std::string_view route) { return global_handler_; }
  H &post(std::string_view route) { return global_handler_; }
  H &put(std::string_view route) { return global_handler_; }
  H &delete_(std::string_view route) { return global_handler_; }
  void add_subapi(std::string prefix, const api &subapi) {}
  H &global_handler() { return global_handler_; }
  H global_handler_;
};

using http_api = api<http_request, http_response>;

} // namespace li

#define LI_SYMBOL(NAME)                                                        \
  namespace s {                                                                \
  struct NAME##_t : li::symbol<NAME##_t> {                                     \
    using li::symbol<NAME##_t>::operator=;                                     \
  };                                                                           \
  static constexpr NAME##_t NAME;                                              \
  }

#endif
