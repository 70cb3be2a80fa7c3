// RUN: %check_redirects %s %t -- -isystem %S/include

// Controllers register their handlers with macros.

#include <drogon/drogon.h>
using namespace drogon;

using Callback = std::function<void(const HttpResponsePtr &)>;

class Orders : public HttpController<Orders> {
public:
  METHOD_LIST_BEGIN
  ADD_METHOD_TO(Orders::list, "/orders", Get);
  ADD_METHOD_TO(Orders::add, "/orders", Post, "LoginFilter");
  ADD_METHOD_TO(Orders::change, "/orders/{1}", Get, Put, Patch);
  METHOD_ADD(Orders::remove, "/{1}", Delete);
  METHOD_ADD(Orders::options, "/{1}", Options);
  ADD_METHOD_VIA_REGEX(Orders::replace, "/orders/([0-9]+)/lines", Put);
  ADD_METHOD_TO(Orders::everything, "/everything");
  ADD_METHOD_TO(Orders::welcome, "/start", "LoginFilter");
  ADD_METHOD_TO(Orders::shared, "/shared", Get);
  ADD_METHOD_TO(Orders::shared, "/shared/{1}", Delete);
  METHOD_LIST_END

  void list(const HttpRequestPtr &req, Callback &&callback) {
    callback(HttpResponse::newRedirectionResponse("/v2" + req->path()));
  }
  void add(const HttpRequestPtr &req, Callback &&callback) {
    callback(HttpResponse::newRedirectionResponse("/v2" + req->path()));
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: POST gets a 302 by default: most clients then send GET without the body; 307 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: callback(HttpResponse::newRedirectionResponse("/v2" + req->path(), drogon::{{(HttpStatusCode::)?}}k307TemporaryRedirect));
  }
  void change(const HttpRequestPtr &req, Callback &&callback, int id) const;
  void remove(const HttpRequestPtr &req, Callback &&callback, int) {
    callback(HttpResponse::newRedirectionResponse("/v2" + req->path()));
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: DELETE gets
    // CHECK-FIXES: callback(HttpResponse::newRedirectionResponse("/v2" + req->path(), drogon::{{(HttpStatusCode::)?}}k307TemporaryRedirect));
  }
  void options(const HttpRequestPtr &req, Callback &&callback, int) {
    callback(HttpResponse::newRedirectionResponse("/v2" + req->path()));
  }
  void replace(const HttpRequestPtr &req, Callback &&callback, int) {
    callback(HttpResponse::newRedirectionResponse("/v2" + req->path()));
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: PUT gets
    // CHECK-FIXES: callback(HttpResponse::newRedirectionResponse("/v2" + req->path(), drogon::{{(HttpStatusCode::)?}}k307TemporaryRedirect));
  }
  void everything(const HttpRequestPtr &req, Callback &&callback) {
    callback(HttpResponse::newRedirectionResponse("/v2" + req->path()));
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: POST, PUT, PATCH and DELETE get
    // CHECK-FIXES: callback(HttpResponse::newRedirectionResponse("/v2" + req->path(), drogon::{{(HttpStatusCode::)?}}k307TemporaryRedirect));
  }
  void welcome(const HttpRequestPtr &, Callback &&callback) {
    callback(HttpResponse::newRedirectionResponse("/welcome"));
  }
  void shared(const HttpRequestPtr &req, Callback &&callback) {
    callback(HttpResponse::newRedirectionResponse("/v2" + req->path()));
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: DELETE gets
    // CHECK-FIXES: callback(HttpResponse::newRedirectionResponse("/v2" + req->path(), drogon::{{(HttpStatusCode::)?}}k307TemporaryRedirect));
  }
  void unused(const HttpRequestPtr &req, Callback &&callback) {
    callback(HttpResponse::newRedirectionResponse("/v2" + req->path()));
  }
};

void Orders::change(const HttpRequestPtr &req, Callback &&callback,
                    int id) const {
  if (req->method() == Get || id < 0) {
    callback(HttpResponse::newHttpResponse());
    return;
  }
  callback(HttpResponse::newRedirectionResponse("/v2" + req->path()));
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: PUT and PATCH get
  // CHECK-FIXES: callback(HttpResponse::newRedirectionResponse("/v2" + req->path(), drogon::{{(HttpStatusCode::)?}}k307TemporaryRedirect));
}

// One that the program makes and registers itself.
class Own : public HttpController<Own, false> {
public:
  METHOD_LIST_BEGIN
  ADD_METHOD_TO(Own::post, "/own", Post);
  ADD_METHOD_TO(Own::get, "/own", Get);
  METHOD_LIST_END

  void post(const HttpRequestPtr &req, Callback &&callback) {
    callback(answer(req));
  }
  void get(const HttpRequestPtr &req, Callback &&callback) {
    callback(page(req));
  }

private:
  static HttpResponsePtr answer(const HttpRequestPtr &req) {
    auto resp = HttpResponse::newRedirectionResponse("/v2" + req->path());
    // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: POST gets
    // CHECK-FIXES: auto resp = HttpResponse::newRedirectionResponse("/v2" + req->path(), drogon::{{(HttpStatusCode::)?}}k307TemporaryRedirect);
    return resp;
  }
  static HttpResponsePtr page(const HttpRequestPtr &req) {
    auto resp = HttpResponse::newRedirectionResponse("/v2" + req->path());
    return resp;
  }
};

// Simple controllers have one handler. Their paths name the methods.
class Simple : public HttpSimpleController<Simple> {
public:
  PATH_LIST_BEGIN
  PATH_ADD("/simple", Post, "LoginFilter");
  PATH_ADD("/simple/page", Get);
  PATH_LIST_END

  void asyncHandleHttpRequest(const HttpRequestPtr &req,
                              Callback &&callback) override {
    callback(HttpResponse::newRedirectionResponse("/v2" + req->path()));
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: POST gets
    // CHECK-FIXES: callback(HttpResponse::newRedirectionResponse("/v2" + req->path(), drogon::{{(HttpStatusCode::)?}}k307TemporaryRedirect));
  }
};
class SimplePage : public HttpSimpleController<SimplePage> {
public:
  PATH_LIST_BEGIN
  PATH_ADD("/simple-page", Get);
  PATH_LIST_END

  void asyncHandleHttpRequest(const HttpRequestPtr &req,
                              Callback &&callback) override {
    callback(HttpResponse::newRedirectionResponse("/v2" + req->path()));
  }
};
class SimpleOutOfLine : public HttpSimpleController<SimpleOutOfLine> {
public:
  PATH_LIST_BEGIN
  PATH_ADD("/everything");
  PATH_LIST_END

  void asyncHandleHttpRequest(const HttpRequestPtr &req,
                              Callback &&callback) override;
};
void SimpleOutOfLine::asyncHandleHttpRequest(const HttpRequestPtr &req,
                                             Callback &&callback) {
  callback(HttpResponse::newRedirectionResponse("/v2" + req->path()));
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: POST, PUT, PATCH and DELETE get
  // CHECK-FIXES: callback(HttpResponse::newRedirectionResponse("/v2" + req->path(), drogon::{{(HttpStatusCode::)?}}k307TemporaryRedirect));
}
