// What libhttpserver 2.0 declares, as far as the tests use it.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace httpserver {

namespace http {
class http_utils {
public:
  static const int http_moved_permanently;
  static const int http_found;
  static const int http_see_other;
  static const int http_temporary_redirect;
};
} // namespace http

enum class http_method : std::uint8_t { get, head, post, put, del, connect, options, trace, patch };

struct method_set {
  std::uint32_t bits = 0;
  constexpr method_set &set(http_method method) noexcept {
    bits |= 1u << static_cast<std::uint8_t>(method);
    return *this;
  }
};
constexpr method_set operator|(http_method one, http_method other) noexcept {
  return method_set{}.set(one).set(other);
}
constexpr method_set operator|(method_set some, http_method other) noexcept {
  return some.set(other);
}

class http_request {
public:
  std::string_view get_path() const noexcept;
  std::string_view get_method() const noexcept;
  std::string_view get_header(std::string_view key) const;
  std::string_view get_cookie(std::string_view key) const;
  std::string_view get_arg_flat(std::string_view key) const;
  std::string_view get_content() const noexcept;
};

class http_response final {
public:
  http_response() = default;
  http_response(const http_response &) = delete;
  http_response(http_response &&other) noexcept;
  [[nodiscard]] static http_response string(std::string body,
                                            std::string content_type = "text/plain");
  [[nodiscard]] static http_response empty(int flags = 0);
  http_response &with_header(std::string key, std::string value) &;
  http_response &&with_header(std::string key, std::string value) &&;
  http_response &with_status(int code) &;
  http_response &&with_status(int code) &&;
};

class http_resource {
public:
  virtual ~http_resource() = default;
  virtual http_response render(const http_request &req);
  virtual http_response render_get(const http_request &req);
  virtual http_response render_post(const http_request &req);
  virtual http_response render_put(const http_request &req);
  virtual http_response render_delete(const http_request &req);
  void set_allowing(http_method method, bool allow) noexcept;
  void disallow_all() noexcept;
};

using handler = std::function<http_response(const http_request &)>;

class create_webserver {
public:
  explicit create_webserver(std::uint16_t port);
  create_webserver &not_found_handler(handler h);
};

class webserver {
public:
  explicit webserver(const create_webserver &params);
  void register_path(const std::string &path, std::shared_ptr<http_resource> resource);
  void register_prefix(const std::string &path, std::shared_ptr<http_resource> resource);
  void on_get(const std::string &path, handler h);
  void on_post(const std::string &path, handler h);
  void on_put(const std::string &path, handler h);
  void on_delete(const std::string &path, handler h);
  void on_patch(const std::string &path, handler h);
  void on_head(const std::string &path, handler h);
  void route(http_method method, const std::string &path, handler h);
  void route(method_set methods, const std::string &path, handler h);
};

} // namespace httpserver
