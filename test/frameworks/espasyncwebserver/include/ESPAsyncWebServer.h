// What ESPAsyncWebServer declares, as far as its routes and redirects go. Written
// for the tests, after the facts of version 3.

#ifndef ESPASYNCWEBSERVER_STAND_IN_H
#define ESPASYNCWEBSERVER_STAND_IN_H

#include <cstdint>
#include <functional>
#include <string>

class String : public std::string {
public:
  String(const char *text = "") : std::string(text) {}
  String(std::string text) : std::string(text) {}
};

namespace AsyncWebRequestMethod {
enum AsyncWebRequestMethodType {
  HTTP_UNKNOWN = 0,
  HTTP_DELETE = 1 << 0,
  HTTP_GET = 1 << 1,
  HTTP_HEAD = 1 << 2,
  HTTP_POST = 1 << 3,
  HTTP_PUT = 1 << 4,
  HTTP_OPTIONS = 1 << 6,
  HTTP_PATCH = 1 << 10,
};
} // namespace AsyncWebRequestMethod

class WebRequestMethodComposite {
public:
  constexpr WebRequestMethodComposite(AsyncWebRequestMethod::AsyncWebRequestMethodType method)
      : bits(method) {}
  constexpr explicit WebRequestMethodComposite(uint32_t bits) : bits(bits) {}
  constexpr WebRequestMethodComposite operator|(WebRequestMethodComposite other) const {
    return WebRequestMethodComposite(bits | other.bits);
  }
  constexpr bool operator==(WebRequestMethodComposite other) const {
    return bits == other.bits;
  }
  constexpr bool operator!=(WebRequestMethodComposite other) const {
    return bits != other.bits;
  }

private:
  uint32_t bits;
};

namespace AsyncWebRequestMethod {
constexpr WebRequestMethodComposite HTTP_ALL = WebRequestMethodComposite(0x7fu);
} // namespace AsyncWebRequestMethod

constexpr WebRequestMethodComposite
operator|(AsyncWebRequestMethod::AsyncWebRequestMethodType a,
          AsyncWebRequestMethod::AsyncWebRequestMethodType b) {
  return WebRequestMethodComposite(a) | WebRequestMethodComposite(b);
}

using namespace AsyncWebRequestMethod;

namespace asyncsrv {
static constexpr const char *T_LOCATION = "location";
} // namespace asyncsrv

class AsyncWebParameter;

class AsyncWebServerResponse {
public:
  void setCode(int code);
  bool addHeader(const char *name, const char *value, bool replaceExisting = true);
  bool addHeader(const String &name, const String &value, bool replaceExisting = true);
};

class AsyncWebServerRequest {
public:
  WebRequestMethodComposite method() const;
  const String &url() const;
  const String &host() const;
  const AsyncWebParameter *getParam(const char *name, bool post = false, bool file = false) const;
  void redirect(const char *url, int code = 302);
  void redirect(const String &url, int code = 302) { redirect(url.c_str(), code); }
  void send(AsyncWebServerResponse *response);
  void send(int code, const char *contentType = "", const char *content = "");
  AsyncWebServerResponse *beginResponse(int code, const char *contentType = "",
                                        const char *content = "");
};

typedef std::function<void(AsyncWebServerRequest *request)> ArRequestHandlerFunction;
typedef std::function<void(AsyncWebServerRequest *request, uint8_t *data, size_t len)>
    ArBodyHandlerFunction;

class AsyncCallbackWebHandler;

class AsyncWebServer {
public:
  AsyncWebServer(uint16_t port);
  AsyncCallbackWebHandler &on(const char *uri, ArRequestHandlerFunction onRequest) {
    return on(uri, HTTP_ALL, onRequest);
  }
  AsyncCallbackWebHandler &on(const char *uri, WebRequestMethodComposite method,
                              ArRequestHandlerFunction onRequest,
                              ArBodyHandlerFunction onBody = nullptr);
  void onNotFound(ArRequestHandlerFunction fn);
};

#endif
