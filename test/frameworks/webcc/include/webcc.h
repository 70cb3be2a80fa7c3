// What webcc declares, as far as its routes and redirects go. Written for the
// tests, after the facts of version 0.3.

#ifndef WEBCC_STAND_IN_H
#define WEBCC_STAND_IN_H

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace webcc {

namespace methods {
const char *const kGet = "GET";
const char *const kPost = "POST";
} // namespace methods

class Message {
public:
  const std::string &data() const;
  void SetHeader(std::string_view key, std::string_view value);
  const std::string &GetHeader(std::string_view key) const;
};

class Url {
public:
  const std::string &path() const;
};

class Request : public Message {
public:
  const std::string &method() const;
  const std::string &host() const;
  const Url &url() const;
};
using RequestPtr = std::shared_ptr<Request>;

class Response : public Message {
public:
  explicit Response(int status = 200) : status_(status) {}
  void set_status(int status) { status_ = status; }

private:
  int status_;
};
using ResponsePtr = std::shared_ptr<Response>;

template <typename SubBuilder> class MessageBuilder {
public:
  SubBuilder &Header(std::string_view key, std::string_view value) {
    return static_cast<SubBuilder &>(*this);
  }
};

class ResponseBuilder : public MessageBuilder<ResponseBuilder> {
public:
  ResponsePtr operator()() { return response_; }
  ResponseBuilder &Code(int code) { return *this; }
  ResponseBuilder &OK() { return Code(200); }

private:
  ResponsePtr response_;
};

class View {
public:
  virtual ~View() = default;
  virtual ResponsePtr Handle(RequestPtr request) = 0;
};
using ViewPtr = std::shared_ptr<View>;

class UrlRegex {
public:
  explicit UrlRegex(std::string_view url) : url_(url) {}

private:
  std::string_view url_;
};

class Router {
public:
  bool Route(const UrlRegex &url, ViewPtr view,
             std::vector<std::string> &&methods = {"GET"});
  bool Route(std::string_view url, ViewPtr view,
             std::vector<std::string> &&methods = {"GET"});
};

class Server : public Router {};

} // namespace webcc

#endif
