// What cpp-httplib declares since 0.14.3, as far as redirects go: an unscoped
// enumeration of statuses, and a default argument taken from it. Written for
// the tests, after the facts of that version.

#ifndef HTTPLIB_STAND_IN_H
#define HTTPLIB_STAND_IN_H

#include <functional>
#include <map>
#include <string>
#include <utility>

namespace httplib {

enum StatusCode {
  OK_200 = 200,
  MovedPermanently_301 = 301,
  Found_302 = 302,
  SeeOther_303 = 303,
  TemporaryRedirect_307 = 307,
  PermanentRedirect_308 = 308,
  MethodNotAllowed_405 = 405,
};

struct MultipartFormData {
  std::string get_field(const std::string &key, std::size_t id = 0) const;
};

// Not a std::multimap any more.
class Headers {
public:
  using value_type = std::pair<const std::string, std::string>;
  template <typename... Arguments> void emplace(Arguments &&...);
  void insert(const value_type &value);
};

struct Request {
  std::string method;
  std::string path;
  std::string target;
  std::string body;
  MultipartFormData form;
  std::map<std::string, std::string> path_params;
};

struct Response {
  int status = -1;
  Headers headers;
  void set_redirect(const std::string &url, int status = StatusCode::Found_302);
  void set_header(const std::string &key, const std::string &val);
};

class Server {
public:
  enum class HandlerResponse { Handled, Unhandled };
  using Handler = std::function<void(const Request &, Response &)>;
  using HandlerWithResponse =
      std::function<HandlerResponse(const Request &, Response &)>;
  Server &Get(const std::string &pattern, Handler handler);
  Server &Post(const std::string &pattern, Handler handler);
  Server &Put(const std::string &pattern, Handler handler);
  Server &set_pre_request_handler(HandlerWithResponse handler);
  template <typename ErrorHandler>
  Server &set_error_handler(ErrorHandler &&handler) {
    return setErrorHandler(std::forward<ErrorHandler>(handler));
  }

private:
  Server &setErrorHandler(Handler handler);
};

} // namespace httplib

#endif
