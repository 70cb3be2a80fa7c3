// What cpp-httplib declares since 0.14.3, as far as redirects go: an unscoped
// enumeration of statuses, and a default argument taken from it. Written for
// the tests, after the facts of that version.

#ifndef HTTPLIB_STAND_IN_H
#define HTTPLIB_STAND_IN_H

#include <functional>
#include <map>
#include <string>

namespace httplib {

enum StatusCode {
  OK_200 = 200,
  MovedPermanently_301 = 301,
  Found_302 = 302,
  SeeOther_303 = 303,
  TemporaryRedirect_307 = 307,
  PermanentRedirect_308 = 308,
};

struct Request {
  std::string method;
  std::string path;
  std::string target;
  std::string body;
  std::map<std::string, std::string> path_params;
};

struct Response {
  int status = -1;
  void set_redirect(const std::string &url, int status = StatusCode::Found_302);
  void set_header(const std::string &key, const std::string &val);
};

class Server {
public:
  using Handler = std::function<void(const Request &, Response &)>;
  Server &Get(const std::string &pattern, Handler handler);
  Server &Post(const std::string &pattern, Handler handler);
  Server &Put(const std::string &pattern, Handler handler);
};

} // namespace httplib

#endif
