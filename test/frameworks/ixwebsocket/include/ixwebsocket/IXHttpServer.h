// What IXWebSocket declares, as far as its HTTP responses go. Written for the
// tests, after the facts of version 11.

#ifndef IXWEBSOCKET_STAND_IN_H
#define IXWEBSOCKET_STAND_IN_H

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>

namespace ix {

struct CaseInsensitiveLess {
  bool operator()(const std::string &s1, const std::string &s2) const;
};
using WebSocketHttpHeaders = std::map<std::string, std::string, CaseInsensitiveLess>;

enum class HttpErrorCode : int { Ok = 0 };

struct HttpResponse {
  int statusCode;
  std::string description;
  HttpErrorCode errorCode;
  WebSocketHttpHeaders headers;
  std::string body;
  HttpResponse(int s = 0, const std::string &des = std::string(),
               const HttpErrorCode &c = HttpErrorCode::Ok,
               const WebSocketHttpHeaders &h = WebSocketHttpHeaders(),
               const std::string &b = std::string());
};
using HttpResponsePtr = std::shared_ptr<HttpResponse>;

struct HttpRequest {
  std::string uri;
  std::string method;
  std::string version;
  std::string body;
  WebSocketHttpHeaders headers;
};
using HttpRequestPtr = std::shared_ptr<HttpRequest>;

class ConnectionState;

class HttpServer {
public:
  using OnConnectionCallback =
      std::function<HttpResponsePtr(HttpRequestPtr, std::shared_ptr<ConnectionState>)>;
  HttpServer(int port = 80, const std::string &host = "127.0.0.1");
  void setOnConnectionCallback(const OnConnectionCallback &callback);
};

} // namespace ix

#endif
