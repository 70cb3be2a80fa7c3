// What Proxygen declares, as far as its handlers go. Written for the tests, after
// the facts of 2026.

#ifndef PROXYGEN_STAND_IN_H
#define PROXYGEN_STAND_IN_H

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace folly {
template <typename T> class Optional {
public:
  bool operator==(const T &value) const { return false; }
  bool operator!=(const T &value) const { return true; }
};
class IOBuf {};
class EventBase;
} // namespace folly

namespace proxygen {

enum class HTTPMethod { GET, POST, OPTIONS, DELETE, HEAD, CONNECT, PUT, TRACE, PATCH };
enum HTTPHeaderCode : uint8_t { HTTP_HEADER_OTHER, HTTP_HEADER_LOCATION, HTTP_HEADER_SET_COOKIE };

class HTTPHeaders {
public:
  void add(std::string_view name, std::string &&value);
  void add(std::string_view name, std::string_view value);
  void add(HTTPHeaderCode code, std::string &&value);
  void add(HTTPHeaderCode code, std::string_view value);
  void set(std::string_view name, std::string_view value);
  void set(HTTPHeaderCode code, std::string_view value);
};

class HTTPMessage {
public:
  folly::Optional<HTTPMethod> getMethod() const;
  const std::string &getMethodString() const;
  const std::string &getPath() const;
  const std::string &getURL() const;
  void setStatusCode(uint16_t status);
  HTTPHeaders &getHeaders();
};

enum class UpgradeProtocol { TCP };
enum ProxygenError { kErrorNone };

class ResponseHandler {
public:
  virtual void sendHeaders(HTTPMessage &message) noexcept = 0;
};

class RequestHandler {
public:
  virtual ~RequestHandler();
  virtual void onRequest(std::unique_ptr<HTTPMessage> headers) noexcept = 0;
  virtual void onBody(std::unique_ptr<folly::IOBuf> body) noexcept = 0;
  virtual void onUpgrade(UpgradeProtocol protocol) noexcept = 0;
  virtual void onEOM() noexcept = 0;
  virtual void requestComplete() noexcept = 0;
  virtual void onError(ProxygenError error) noexcept = 0;

protected:
  ResponseHandler *downstream_;
};

class RequestHandlerFactory {
public:
  virtual ~RequestHandlerFactory();
  virtual void onServerStart(folly::EventBase *base) noexcept = 0;
  virtual void onServerStop() noexcept = 0;
  virtual RequestHandler *onRequest(RequestHandler *next,
                                    HTTPMessage *message) noexcept = 0;
};

class ResponseBuilder {
public:
  explicit ResponseBuilder(ResponseHandler *downstream);
  ResponseBuilder &status(uint16_t code, const std::string &message);
  template <typename T> ResponseBuilder &header(const std::string &name, const T &value) {
    return *this;
  }
  template <typename T> ResponseBuilder &header(HTTPHeaderCode code, const T &value) {
    return *this;
  }
  void sendWithEOM();
  void send();
};

} // namespace proxygen

#endif
