// What libhttpserver 0.19 declares, as far as the tests use it.
#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace httpserver {

namespace http {
struct header_comparator {
  bool operator()(std::string_view one, std::string_view other) const;
};
using header_view_map = std::map<std::string_view, std::string_view, header_comparator>;

// Their values stand in a source of the library.
class http_utils {
public:
  static const int http_ok;
  static const int http_moved_permanently;
  static const int http_found;
  static const int http_see_other;
  static const int http_temporary_redirect;
  static const int http_not_found;
  static const int http_method_not_allowed;
  static const char *http_method_get;
  static const char *http_method_head;
  static const char *http_method_post;
  static const char *http_method_put;
  static const char *http_method_delete;
  static const char *http_method_patch;
  static const char *text_plain;
  static const char *application_octet_stream;
};
} // namespace http

class http_arg_value {
public:
  std::string_view get_flat_value() const;
  operator std::string() const;
};

class http_request {
public:
  std::string_view get_user() const;
  std::string_view get_path() const;
  const std::vector<std::string> get_path_pieces() const;
  const std::string get_path_piece(int index) const;
  std::string_view get_method() const;
  const http::header_view_map get_headers() const;
  std::string_view get_header(std::string_view key) const;
  std::string_view get_cookie(std::string_view key) const;
  http_arg_value get_arg(std::string_view key) const;
  std::string_view get_arg_flat(std::string_view key) const;
  std::string_view get_content() const;
  std::string_view get_querystring() const;
};

class http_response {
public:
  http_response() = default;
  explicit http_response(int response_code, const std::string &content_type);
  virtual ~http_response() = default;
  int get_response_code() const;
  void with_header(const std::string &key, const std::string &value);
  void with_footer(const std::string &key, const std::string &value);
  void with_cookie(const std::string &key, const std::string &value);
};

class string_response : public http_response {
public:
  string_response() = default;
  explicit string_response(std::string content, int response_code = http::http_utils::http_ok,
                           const std::string &content_type = http::http_utils::text_plain);
};

class file_response : public http_response {
public:
  explicit file_response(
      const std::string &filename, int response_code = http::http_utils::http_ok,
      const std::string &content_type = http::http_utils::application_octet_stream);
};

class http_resource {
public:
  virtual ~http_resource() = default;
  virtual std::shared_ptr<http_response> render(const http_request &req);
  virtual std::shared_ptr<http_response> render_GET(const http_request &req);
  virtual std::shared_ptr<http_response> render_POST(const http_request &req);
  virtual std::shared_ptr<http_response> render_PUT(const http_request &req);
  virtual std::shared_ptr<http_response> render_HEAD(const http_request &req);
  virtual std::shared_ptr<http_response> render_DELETE(const http_request &req);
  virtual std::shared_ptr<http_response> render_PATCH(const http_request &req);
  void set_allowing(const std::string &method, bool allowed);
  void allow_all();
  void disallow_all();

protected:
  http_resource();
};

using render_ptr = std::function<std::shared_ptr<http_response>(const http_request &)>;

class create_webserver {
public:
  explicit create_webserver(std::uint16_t port);
  create_webserver &use_ssl();
  create_webserver &not_found_resource(render_ptr resource);
  create_webserver &method_not_allowed_resource(render_ptr resource);
};

class webserver {
public:
  webserver(const create_webserver &params);
  bool start(bool blocking = false);
  bool register_resource(const std::string &path, http_resource *resource, bool family = false);
};

} // namespace httpserver
