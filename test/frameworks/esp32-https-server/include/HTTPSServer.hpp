// What esp32_https_server declares, as far as its responses go. Written for the
// tests, after the facts of version 1.0.

#ifndef ESP32_HTTPS_SERVER_STAND_IN_HPP
#define ESP32_HTTPS_SERVER_STAND_IN_HPP

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

namespace httpsserver {

class HTTPRequest {
public:
  std::string getHeader(std::string const &name);
  std::string getRequestString();
  std::string getMethod();
  size_t readChars(char *buffer, size_t length);
};

class HTTPResponse {
public:
  void setStatusCode(uint16_t statusCode);
  void setStatusText(std::string const &statusText);
  void setHeader(std::string const &name, std::string const &value);
  void printStd(std::string const &str);
};

typedef void(HTTPSCallbackFunction)(HTTPRequest *req, HTTPResponse *res);
typedef void(HTTPSMiddlewareFunction)(HTTPRequest *req, HTTPResponse *res,
                                      std::function<void()> next);

class HTTPNode {
public:
  virtual ~HTTPNode();
};
class ResourceNode : public HTTPNode {
public:
  ResourceNode(const std::string &path, const std::string &method,
               const HTTPSCallbackFunction *callback, const std::string &tag = "");
};

class ResourceResolver {
public:
  void registerNode(HTTPNode *node);
  void setDefaultNode(HTTPNode *node);
  void addMiddleware(const HTTPSMiddlewareFunction *mwFunction);
};
class HTTPServer : public ResourceResolver {};
class HTTPSServer : public HTTPServer {};

} // namespace httpsserver

#endif
