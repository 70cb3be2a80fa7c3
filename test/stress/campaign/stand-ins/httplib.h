// What a campaign's seeds use of cpp-httplib 0.11 (Debian's), whose header
// takes a second to parse.
#pragma once
#include <functional>
#include <map>
#include <regex>
#include <string>
#include <vector>

namespace httplib {

using Headers = std::multimap<std::string, std::string>;
using Params = std::multimap<std::string, std::string>;
using Match = std::smatch;
using ContentReceiver =
    std::function<bool(const char *data, std::size_t length)>;

struct MultipartFormData {
  std::string name;
  std::string content;
  std::string filename;
};

class ContentReader {
public:
  bool operator()(ContentReceiver receiver) const;
};

struct Request {
  std::string method;
  std::string path;
  Headers headers;
  std::string body;
  std::string remote_addr;
  std::string version;
  std::string target;
  Params params;
  Match matches;
  bool has_header(const std::string &key) const;
  std::string get_header_value(const std::string &key,
                               std::size_t id = 0) const;
  std::string get_param_value(const std::string &key, std::size_t id = 0) const;
  bool has_file(const std::string &key) const;
  MultipartFormData get_file_value(const std::string &key) const;
};

struct Response {
  std::string version;
  int status = -1;
  std::string reason;
  Headers headers;
  std::string body;
  std::string location;
  bool has_header(const std::string &key) const;
  std::string get_header_value(const std::string &key,
                               std::size_t id = 0) const;
  void set_header(const std::string &key, const std::string &val);
  void set_redirect(const std::string &url, int status = 302);
  void set_content(const char *text, std::size_t length,
                   const std::string &type);
  void set_content(const std::string &text, const std::string &type);
};

class Server {
public:
  using Handler = std::function<void(const Request &, Response &)>;
  using ExceptionHandler =
      std::function<void(const Request &, Response &, std::exception_ptr)>;
  enum class HandlerResponse { Handled, Unhandled };
  using HandlerWithResponse =
      std::function<HandlerResponse(const Request &, Response &)>;
  using HandlerWithContentReader =
      std::function<void(const Request &, Response &, const ContentReader &)>;
  virtual ~Server();
  Server &Get(const std::string &pattern, Handler handler);
  Server &Post(const std::string &pattern, Handler handler);
  Server &Post(const std::string &pattern, HandlerWithContentReader handler);
  Server &Put(const std::string &pattern, Handler handler);
  Server &Put(const std::string &pattern, HandlerWithContentReader handler);
  Server &Patch(const std::string &pattern, Handler handler);
  Server &Patch(const std::string &pattern, HandlerWithContentReader handler);
  Server &Delete(const std::string &pattern, Handler handler);
  Server &Delete(const std::string &pattern, HandlerWithContentReader handler);
  Server &Options(const std::string &pattern, Handler handler);
  Server &set_file_request_handler(Handler handler);
  Server &set_error_handler(Handler handler);
  Server &set_exception_handler(ExceptionHandler handler);
  Server &set_pre_routing_handler(HandlerWithResponse handler);
  Server &set_post_routing_handler(Handler handler);
  bool listen(const std::string &host, int port, int flags = 0);
  void stop();
};

class Client {
public:
  explicit Client(const std::string &host);
  void Post(const char *path);
};

} // namespace httplib
