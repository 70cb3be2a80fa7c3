// Invented frameworks as projects carry them along: headers that show how they
// do it.
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

namespace lake {

struct Request {
  std::string method;
  std::string path;
  std::string body;
  std::map<std::string, std::string> params;
};

void closeConnection(std::ostream &stream);

class Response {
public:
  explicit Response(std::ostream &stream) : stream(stream) {}
  void send(const std::string &text) {
    stream << "HTTP/1.1 " << statusCode_ << "\r\n";
    for (const auto &header : headers_)
      stream << header.first << ": " << header.second << "\r\n";
    stream << "\r\n" << text;
    isSent_ = true;
  }
  Response &status(int code) {
    statusCode_ = code;
    return *this;
  }
  Response &setHeader(const std::string &key, const std::string &value) {
    headers_[key] = value;
    return *this;
  }
  Response &type(const std::string &mime) {
    headers_["Content-Type"] = mime;
    return *this;
  }
  Response &setCookie(const std::string &name, const std::string &value) {
    return setHeader("Set-Cookie", name + "=" + value);
  }
  void redirect(const std::string &url, int status = 302) {
    statusCode_ = status;
    setHeader("Location", url);
    send("");
  }
  void redirectFor(const std::string &url);
  void finish(const Request &req) {
    if (req.body.empty())
      closeConnection(stream);
  }

private:
  std::ostream &stream;
  std::map<std::string, std::string> headers_;
  int statusCode_ = 200;
  bool isSent_ = false;
};

using Handler = std::function<void(Request &, Response &)>;

class Server {
public:
  void get(const std::string &path, Handler handler) {
    handlers["GET"][path] = std::move(handler);
  }
  void post(const std::string &path, Handler handler) {
    handlers["POST"][path] = std::move(handler);
  }
  void serve(Request &req, Response &res) {
    const auto found = handlers[req.method].find(req.path);
    if (found != handlers[req.method].end())
      found->second(req, res);
    else
      res.status(404).send("not found");
  }

private:
  std::map<std::string, std::map<std::string, Handler>> handlers;
};

} // namespace lake

namespace river {

struct Header {
  std::string name;
  std::string value;
};

struct ServerRequest {
  std::string method;
  std::string target;
  std::string body;
};

struct ServerResponse {
  int status_code = 200;
  std::vector<Header> headers;
  std::string body;
};

struct Context : ServerRequest {
  ServerResponse response;
  void set(const std::string &name, const std::string &value) {
    response.headers.push_back({name, value});
  }
  void status(int code) { response.status_code = code; }
  void redirect(const std::string &url, int code = 302) {
    response.status_code = code;
    response.headers.push_back({"Location", url});
  }
  void redirect_permanent(const std::string &url) { redirect(url, 301); }
  void redirect_temporary(const std::string &url) { redirect(url, 307); }
  void redirect_as(const std::string &url, bool isPost) {
    if (isPost)
      redirect(url, 303);
    else
      redirect(url, 302);
  }
};

class Router {
public:
  template <typename F> Router &post(const std::string &path, F handler) {
    handlers.emplace_back(path, handler);
    return *this;
  }
  template <typename F> Router &get(const std::string &path, F handler) {
    handlers.emplace_back(path, handler);
    return *this;
  }

private:
  std::vector<std::pair<std::string, std::function<void(Context &)>>> handlers;
};

} // namespace river

namespace falcon {

struct Session {
  std::map<std::string, std::string> data;
  std::string &operator[](const std::string &key) { return data[key]; }
  void clear() { data.clear(); }
};

struct Request {
  Session session;
  std::string form_get(const std::string &name) const;
  const std::string &path() const;
};

struct Response {
  int status = 200;
  std::string body;
  std::map<std::string, std::string> headers;
  static Response html(std::string text, int status = 200) {
    Response made;
    made.status = status;
    made.body = std::move(text);
    return made;
  }
  static Response redirect(const std::string &location, int status = 302) {
    Response made;
    made.status = status;
    made.headers["Location"] = location;
    return made;
  }
};

class App {
public:
  using Handler = std::function<Response(Request &)>;
  void get(const std::string &path, Handler handler);
  void post(const std::string &path, Handler handler);
};

} // namespace falcon
