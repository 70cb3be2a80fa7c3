// An invented framework in the manner of Express: lambdas, a response that is
// built by chained calls.
#pragma once
#include <functional>
#include <string>

namespace swift_web {

class Request {
public:
  const std::string &method() const;
  const std::string &path() const;
  std::string body() const;
  std::string param(const std::string &name) const;
  std::string header(const std::string &name) const;
};

class Response {
public:
  Response &status(int code);
  Response &header(const std::string &name, const std::string &value);
  Response &type(const std::string &mime);
  void redirect(const std::string &url, int code = 302);
  // Which status it sends is not to be seen.
  void redirectBack(const std::string &url);
  void redirect(const std::string &url, bool permanent);
  void send(const std::string &page);
};

class App {
public:
  using Handler = std::function<void(const Request &, Response &)>;
  App &get(const std::string &path, Handler handler);
  App &post(const std::string &path, Handler handler);
  App &put(const std::string &path, Handler handler);
  App &del(const std::string &path, Handler handler);
  App &all(const std::string &path, Handler handler);
  
  template <typename... Handlers>
  App &patch(const std::string &path, Handlers... handlers) {
    return *this;
  }
  App &on(const std::string &method, const std::string &path, Handler handler);
};

} // namespace swift_web
