// What Seastar's HTTP server declares, as far as its routes and redirects go.
// Written for the tests, after the facts of version 25.

#ifndef SEASTAR_STAND_IN_HH
#define SEASTAR_STAND_IN_HH

#include <exception>
#include <functional>
#include <memory>
#include <string>
#include <unordered_map>

namespace seastar {

using sstring = std::string;
template <typename T> struct future {
  explicit future(T value) : value(std::move(value)) {}
  T value;
};
template <typename T> future<T> make_ready_future(T value) { return future<T>(std::move(value)); }

namespace http {

struct request {
  sstring _method;
  sstring _url;
  sstring content;
  sstring get_url() const;
  sstring get_query_param(const sstring &key) const;
};

struct reply {
  enum class status_type {
    ok = 200,
    moved_permanently = 301,
    moved_temporarily = 302,
    see_other = 303,
    temporary_redirect = 307,
    permanent_redirect = 308,
    bad_request = 400,
  } _status;
  std::unordered_map<sstring, sstring> _headers;
  reply &set_status(status_type status, sstring content = "");
  reply &add_header(const sstring &name, const sstring &value);
  reply &set_cookie(const sstring &name, const sstring &value);
};

} // namespace http

namespace httpd {

enum operation_type { GET, POST, PUT, DELETE, HEAD, OPTIONS, TRACE, CONNECT, PATCH };

class base_exception : public std::exception {
public:
  base_exception(const sstring &message, http::reply::status_type status);
};

class redirect_exception : public base_exception {
public:
  redirect_exception(const sstring &url,
                     http::reply::status_type status = http::reply::status_type::moved_permanently)
      : base_exception("", status), url(url) {}
  sstring url;
};

class handler_base {
public:
  virtual ~handler_base() = default;
  virtual future<std::unique_ptr<http::reply>>
  handle(const sstring &path, std::unique_ptr<http::request> req,
         std::unique_ptr<http::reply> rep) = 0;
};

using handle_function = std::function<sstring(const http::request &req, http::reply &rep)>;

class function_handler : public handler_base {
public:
  function_handler(const handle_function &handle, const sstring &type);
  future<std::unique_ptr<http::reply>>
  handle(const sstring &path, std::unique_ptr<http::request> req,
         std::unique_ptr<http::reply> rep) override;
};

class url {
public:
  explicit url(const sstring &path);
};

class routes {
public:
  routes &add(operation_type type, const url &url, handler_base *handler);
  routes &put(operation_type type, const sstring &url, handler_base *handler);
  routes &add_default_handler(handler_base *handler);
};

} // namespace httpd
} // namespace seastar

#endif
