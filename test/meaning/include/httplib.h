// What cpp-httplib declares, as far as the cases here and those of
// program/split.test go: each of them is read for itself, and the header takes
// longer than the rest. Written for the tests, after the facts of version 0.11.

#ifndef HTTPLIB_STAND_IN_H
#define HTTPLIB_STAND_IN_H

#include <exception>
#include <functional>
#include <map>
#include <string>

namespace httplib {

struct MultipartFormData {
  std::string name;
  std::string content;
  std::string filename;
  std::string content_type;
};

struct Match {
  std::string str(std::size_t group = 0) const;
  Match operator[](std::size_t group) const;
  operator std::string() const;
};

struct Request {
  std::string method;
  std::string path;
  std::string body;
  std::string target;
  std::string remote_addr;
  std::multimap<std::string, std::string> params;
  Match matches;

  bool has_header(const std::string &key) const;
  std::string get_header_value(const std::string &key,
                               std::size_t id = 0) const;
  std::string get_param_value(const std::string &key, std::size_t id = 0) const;
  bool has_file(const std::string &key) const;
  MultipartFormData get_file_value(const std::string &key) const;
};

struct Response {
  int status = -1;

  void set_header(const std::string &key, const std::string &val);
  void set_redirect(const std::string &url, int status = 302);
  void set_content(const std::string &s, const std::string &content_type);
};

class Server {
public:
  using Handler = std::function<void(const Request &, Response &)>;
  enum class HandlerResponse { Handled, Unhandled };
  using HandlerWithResponse =
      std::function<HandlerResponse(const Request &, Response &)>;

  Server &Get(const std::string &pattern, Handler handler);
  Server &Post(const std::string &pattern, Handler handler);
  Server &Put(const std::string &pattern, Handler handler);
  Server &Patch(const std::string &pattern, Handler handler);
  Server &Delete(const std::string &pattern, Handler handler);
  Server &set_pre_routing_handler(HandlerWithResponse handler);
  Server &set_error_handler(Handler handler);
  Server &set_exception_handler(
      std::function<void(const Request &, Response &, std::exception_ptr)>
          handler);
  bool listen(const std::string &host, int port);
};

} // namespace httplib

#endif
