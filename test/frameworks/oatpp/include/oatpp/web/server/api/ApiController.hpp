// What Oat++ declares, as far as its endpoints and responses go. Written for the
// tests, after the facts of version 1.4.

#ifndef OATPP_STAND_IN_HPP
#define OATPP_STAND_IN_HPP

#include <cstddef>
#include <functional>
#include <initializer_list>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace oatpp {

class String {
public:
  String(const char *text = "");
  String(const std::string &text);
  String &operator=(const char *text);
  bool operator!=(std::nullptr_t) const;
};
String operator+(const char *a, const String &b);
String operator+(const String &a, const char *b);

namespace data {
namespace mapping {
class ObjectMapper;
} // namespace mapping
namespace share {
// A part of the request's own text.
class StringKeyLabel {
public:
  StringKeyLabel() = default;
  StringKeyLabel(const char *text);
  String toString() const;
  std::string std_str() const;
  bool operator==(const char *text) const;
  bool operator!=(const char *text) const;
};
template <typename Key> class LazyStringMapTemplate {
public:
  LazyStringMapTemplate() = default;
  LazyStringMapTemplate(std::initializer_list<std::pair<const Key, StringKeyLabel>> init);
  void put(const Key &key, const StringKeyLabel &value);
  bool putOrReplace(const Key &key, const StringKeyLabel &value);
};
template <typename Key> using LazyStringMultimap = LazyStringMapTemplate<Key>;
} // namespace share
} // namespace data

namespace async {
class AbstractCoroutine;
class Action {};

template <typename... Args> class CoroutineStarterForResult {
public:
  CoroutineStarterForResult(AbstractCoroutine *coroutine);
  template <typename C> Action callbackTo(Action (C::*callback)(Args...));
};
class AbstractCoroutine {
public:
  virtual ~AbstractCoroutine();
  virtual Action act() = 0;
};
template <typename T, typename... Args>
class CoroutineWithResult : public AbstractCoroutine {
public:
  template <typename... ConstructorArgs>
  static CoroutineStarterForResult<Args...> startForResult(ConstructorArgs... args) {
    return new T(args...);
  }
  Action _return(Args... args);
  Action yieldTo(Action (T::*function)());
};
} // namespace async

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

typedef data::share::LazyStringMultimap<data::share::StringKeyLabel> Headers;

class HttpError : public std::runtime_error {
public:
  HttpError(const Status &status, const String &message);
  HttpError(const Status &status, const String &message, const Headers &headers);
};

struct RequestStartingLine {
  data::share::StringKeyLabel method;
  data::share::StringKeyLabel path;
};

namespace incoming {
class Request {
public:
  const RequestStartingLine &getStartingLine() const;
  String readBodyToString() const;
  async::CoroutineStarterForResult<const String &> readBodyToStringAsync() const;
  String getPathVariable(const data::share::StringKeyLabel &name) const;
  String getPathTail() const;
};
} // namespace incoming

namespace outgoing {
class Body {};
class Response {
public:
  Response(const Status &status, const std::shared_ptr<Body> &body);
  static std::shared_ptr<Response> createShared(const Status &status, const std::shared_ptr<Body> &body);
  void putHeader(const String &key, const String &value);
  bool putOrReplaceHeader(const String &key, const String &value);
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

namespace api {

class Endpoint {
public:
  struct Info {
    String name;
    String path;
    String method;
  };
};
using Endpoints = std::vector<std::shared_ptr<Endpoint>>;

class ApiController {
public:
  typedef ApiController __ControllerType;
  using Status = protocol::http::Status;
  using IncomingRequest = protocol::http::incoming::Request;
  using OutgoingResponse = protocol::http::outgoing::Response;
  ApiController(const std::shared_ptr<oatpp::data::mapping::ObjectMapper> &mapper,
                const oatpp::String &routerPrefix = nullptr);
  std::shared_ptr<OutgoingResponse> createResponse(const Status &status) const;
  std::shared_ptr<OutgoingResponse> createResponse(const Status &status, const String &text) const;

  typedef std::function<std::shared_ptr<Endpoint::Info>()> EndpointInfoBuilder;
  std::shared_ptr<Endpoint::Info> getEndpointInfo(const std::string &name);
  void setEndpointInfo(const std::string &name, const std::shared_ptr<Endpoint::Info> &info);
  template <typename T>
  static std::shared_ptr<Endpoint> createEndpoint(Endpoints &endpoints, T *controller,
                                                  const EndpointInfoBuilder &build) {
    return nullptr;
  }
  Endpoints m_endpoints;
  const oatpp::String m_routerPrefix;

protected:
  template <typename C, typename T>
  class HandlerCoroutine
      : public async::CoroutineWithResult<C, const std::shared_ptr<OutgoingResponse> &> {
  public:
    using Action = async::Action;
    HandlerCoroutine(T *controller, const std::shared_ptr<IncomingRequest> &request)
        : controller(controller), request(request) {}
    T *const controller;
    std::shared_ptr<IncomingRequest> request;
  };
};

} // namespace api
} // namespace server
} // namespace web
} // namespace oatpp

#endif
