// What Oat++ declares, as far as its endpoints and responses go. Written for the
// tests, after the facts of version 1.4.

#ifndef OATPP_STAND_IN_HPP
#define OATPP_STAND_IN_HPP

#include <functional>
#include <memory>
#include <string>

namespace oatpp {

class String {
public:
  String(const char *text = "");
  String(const std::string &text);
  String &operator=(const char *text);
};
String operator+(const char *a, const String &b);
bool operator==(const String &a, const char *b);
bool operator!=(const String &a, const char *b);

namespace web {
namespace protocol {
namespace http {

class Status {
public:
  static const Status CODE_200;
  static const Status CODE_301;
  static const Status CODE_302;
  static const Status CODE_303;
  static const Status CODE_307;
  static const Status CODE_405;
  constexpr Status(int code, const char *description) : code(code), description(description) {}
  int code;
  const char *description;
};

struct RequestStartingLine {
  String method;
  String path;
};

namespace incoming {
class Request {
public:
  const RequestStartingLine &getStartingLine() const;
  String readBodyToString() const;
  String getPathTail() const;
};
} // namespace incoming

namespace outgoing {
class Response {
public:
  Response(const Status &status, const String &body);
  static std::shared_ptr<Response> createShared(const Status &status, const String &body);
  void putHeader(const String &key, const String &value);
  void putOrReplaceHeader(const String &key, const String &value);
};
class ResponseFactory {
public:
  static std::shared_ptr<Response> createResponse(const Status &status);
  static std::shared_ptr<Response> createResponse(const Status &status, const String &text);
};
} // namespace outgoing

} // namespace http
} // namespace protocol

namespace server {

class HttpRequestHandler {
public:
  using Status = protocol::http::Status;
  using IncomingRequest = protocol::http::incoming::Request;
  using OutgoingResponse = protocol::http::outgoing::Response;
  using ResponseFactory = protocol::http::outgoing::ResponseFactory;
  virtual ~HttpRequestHandler();
  virtual std::shared_ptr<OutgoingResponse>
  handle(const std::shared_ptr<IncomingRequest> &request);
};

template <typename Endpoint> class HttpRouterTemplate {
public:
  void route(const String &method, const String &pattern, const Endpoint &endpoint) {}
};
class HttpRouter : public HttpRouterTemplate<std::shared_ptr<HttpRequestHandler>> {};

namespace api {

class Endpoint {
public:
  struct Info {
    String name;
    String path;
    String method;
  };
};

class ApiController {
public:
  using Status = protocol::http::Status;
  using IncomingRequest = protocol::http::incoming::Request;
  using OutgoingResponse = protocol::http::outgoing::Response;
  std::shared_ptr<OutgoingResponse> createResponse(const Status &status) const;
  std::shared_ptr<OutgoingResponse> createResponse(const Status &status, const String &text) const;

  std::shared_ptr<Endpoint::Info>
  createEndpointInfo(std::function<void(const std::shared_ptr<Endpoint::Info> &)> describe);
  template <typename Method>
  std::shared_ptr<Endpoint> createEndpoint(Method method,
                                           const std::shared_ptr<Endpoint::Info> &info) {
    return nullptr;
  }
};

} // namespace api
} // namespace server
} // namespace web
} // namespace oatpp

#define ENDPOINT(METHOD, PATH, NAME)                                           \
  const std::shared_ptr<oatpp::web::server::api::Endpoint::Info>               \
      Z__CREATE_ENDPOINT_INFO_##NAME = createEndpointInfo(                     \
          [](const std::shared_ptr<oatpp::web::server::api::Endpoint::Info>    \
                 &info) {                                                      \
            info->name = #NAME;                                                \
            info->path = PATH;                                                 \
            info->method = METHOD;                                             \
          });                                                                  \
  std::shared_ptr<OutgoingResponse> Z__PROXY_METHOD_##NAME(                    \
      const std::shared_ptr<IncomingRequest> &__request) {                     \
    return NAME(__request);                                                    \
  }                                                                            \
  std::shared_ptr<OutgoingResponse> NAME(                                      \
      const std::shared_ptr<IncomingRequest> &request)

#endif
