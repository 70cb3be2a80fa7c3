// What whole programs take of cpp-httplib and of the standard library. Each of
// their units reads it several times, so there is nothing else.

#ifndef HTTPLIB_STAND_IN_H
#define HTTPLIB_STAND_IN_H

namespace std {
class string {
public:
  string(const char *text = "");
  string(const string &other);
  ~string();
  string &operator=(const string &other);
  bool empty() const;
};
string operator+(const string &left, const string &right);
string operator+(const char *left, const string &right);
bool operator==(const string &left, const char *right);
bool operator==(const string &left, const string &right);
bool operator!=(const string &left, const char *right);

template <class Signature> class function;
template <class Result, class... Arguments>
class function<Result(Arguments...)> {
public:
  template <class Callable> function(Callable) {}
  Result operator()(Arguments... arguments) const;
};
} // namespace std

namespace httplib {

struct PathParams {
  const std::string &at(const char *name) const;
};

struct Request {
  std::string method;
  std::string path;
  std::string body;
  PathParams path_params;
  std::string get_param_value(const std::string &key) const;
  std::string get_header_value(const std::string &key) const;
};

struct Response {
  int status = -1;
  void set_redirect(const std::string &url, int status = 302);
  void set_header(const std::string &key, const std::string &val);
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
  Server &set_post_routing_handler(Handler handler);
  Server &set_error_handler(Handler handler);
  using Logger = std::function<void(const Request &, const Response &)>;
  Server &set_logger(Logger logger);
};

struct Answer {
  int status = -1;
  std::string get_header_value(const std::string &key) const;
};

class Result {
public:
  Result();
  const Answer *operator->() const;
};

class Client {
public:
  explicit Client(const std::string &host, int port = 80);
  Result Get(const std::string &path);
  Result Post(const std::string &path, const std::string &body = "",
              const std::string &type = "");
  Result Put(const std::string &path, const std::string &body,
             const std::string &type);
};

} // namespace httplib

#endif // HTTPLIB_STAND_IN_H
