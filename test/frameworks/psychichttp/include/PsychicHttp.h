// What PsychicHttp declares, as far as its responses go. Written for the tests,
// after the facts of version 3.1.

#ifndef PSYCHICHTTP_STAND_IN_H
#define PSYCHICHTTP_STAND_IN_H

#include <climits>
#include <functional>
#include <list>
#include <string>

typedef int esp_err_t;
#define ESP_OK 0
enum http_method { HTTP_DELETE, HTTP_GET, HTTP_HEAD, HTTP_POST, HTTP_PUT, HTTP_OPTIONS = 6, HTTP_PATCH = 28 };
#define HTTP_ANY INT_MAX

class PsychicRequest {
public:
  http_method method();
  const char *methodStr();
  const char *path();
  const char *uri();
  const char *body();
  const char *header(const char *name);
  void setSessionKey(const char *key, const char *value);
};

class PsychicResponse {
public:
  void setCode(int code);
  void addHeader(const char *field, const char *value);
  void setCookie(const char *key, const char *value, unsigned long max_age = 1, const char *extras = "");
  virtual esp_err_t send();
  esp_err_t redirect(const char *url);
  esp_err_t send(int code);
  esp_err_t send(const char *content);
  esp_err_t send(int code, const char *contentType, const char *content);
};

typedef std::function<esp_err_t()> PsychicMiddlewareNext;
typedef std::function<esp_err_t(PsychicRequest *, PsychicResponse *, PsychicMiddlewareNext)>
    PsychicMiddlewareCallback;
typedef std::function<esp_err_t(PsychicRequest *, PsychicResponse *)> PsychicHttpRequestCallback;

class PsychicMiddleware {
public:
  virtual ~PsychicMiddleware();
  virtual esp_err_t run(PsychicRequest *request, PsychicResponse *response, PsychicMiddlewareNext next);
};

class PsychicEndpoint {
public:
  PsychicEndpoint *addMiddleware(PsychicMiddleware *middleware);
  PsychicEndpoint *addMiddleware(PsychicMiddlewareCallback fn);
};

class PsychicHttpServer {
public:
  PsychicEndpoint *on(const char *uri, PsychicHttpRequestCallback onRequest);
  PsychicEndpoint *on(const char *uri, int method, PsychicHttpRequestCallback onRequest);
  PsychicHttpServer *addMiddleware(PsychicMiddleware *middleware);
  PsychicHttpServer *addMiddleware(PsychicMiddlewareCallback fn);
  void onNotFound(PsychicHttpRequestCallback fn);
};

#endif
