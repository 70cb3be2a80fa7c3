// What the web servers of the Arduino cores declare, as far as their routes and
// redirects go. Written for the tests, after the facts of arduino-esp32 3 and of
// the ESP8266 core 3.

#ifndef WEBSERVER_STAND_IN_H
#define WEBSERVER_STAND_IN_H

#include <functional>
#include <string>

class String : public std::string {
public:
  String(const char *text = "") : std::string(text) {}
  String(std::string text) : std::string(text) {}
  String(const class __FlashStringHelper *text);
};
// A text that stays in flash memory, as the ESP8266 core spells it.
#define F(text)                                                                \
  (reinterpret_cast<const __FlashStringHelper *>(__extension__({               \
    static const char __pstr__[] = (text);                                     \
    &__pstr__[0];                                                              \
  })))

enum http_method { HTTP_DELETE, HTTP_GET, HTTP_HEAD, HTTP_POST, HTTP_PUT, HTTP_PATCH = 28 };
typedef enum http_method HTTPMethod;
#define HTTP_ANY (HTTPMethod)(255)

class Uri {
public:
  Uri(const char *uri) {}
  Uri(const String &uri) {}
  Uri(const __FlashStringHelper *uri) {}
};

class WebServer {
public:
  typedef std::function<void(void)> THandlerFunction;
  WebServer(int port = 80);
  void on(const Uri &uri, THandlerFunction fn);
  void on(const Uri &uri, HTTPMethod method, THandlerFunction fn);
  void on(const Uri &uri, HTTPMethod method, THandlerFunction fn, THandlerFunction ufn);
  void onNotFound(THandlerFunction fn);
  const String uri() const;
  HTTPMethod method() const;
  String arg(const String name) const;
  String hostHeader() const;
  void sendHeader(const String &name, const String &value, bool first = false);
  void send(int code, const char *content_type = nullptr, const String &content = String(""));
  void send(int code, const String &content_type, const String &content);
};

namespace esp8266webserver {

template <typename ServerType> class ESP8266WebServerTemplate {
public:
  typedef std::function<void(void)> THandlerFunction;
  void on(const Uri &uri, THandlerFunction fn) {}
  void on(const Uri &uri, HTTPMethod method, THandlerFunction fn) {}
  void onNotFound(THandlerFunction fn) {}
  String uri() const { return ""; }
  HTTPMethod method() const { return HTTP_GET; }
  String arg(const String &name) const { return ""; }
  void redirect(const String &url, const String &content = String("")) {}
  void sendHeader(const String &name, const String &value, bool first = false) {}
  void send(int code, const char *content_type = nullptr, const String &content = String("")) {}
};

} // namespace esp8266webserver

struct WiFiServer {};
using ESP8266WebServer = esp8266webserver::ESP8266WebServerTemplate<WiFiServer>;

#endif
