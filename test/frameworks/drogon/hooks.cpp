// RUN: %check_redirects %s %t --checks http-redirect-loses-method,http-redirect-implicit-see-other -- -isystem %S/include

// What the application calls beside the routes serves every method, but for
// what it tests. The page shown after a request has been carried out, by every
// way to make a response.
//

#include <drogon/drogon.h>
using namespace drogon;

using Callback = std::function<void(const HttpResponsePtr &)>;

void addHooks() {
  app().setDefaultHandler([](const HttpRequestPtr &req, Callback &&callback) {
    callback(HttpResponse::newRedirectionResponse("https://old.example" + req->path()));
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: POST, PUT, PATCH and DELETE get a {{.*}}; 307 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: callback(HttpResponse::newRedirectionResponse("https://old.example" + req->path(), drogon::{{(HttpStatusCode::)?}}k307TemporaryRedirect));
  });
  app().registerPostRoutingAdvice([](const HttpRequestPtr &req,
                                     AdviceCallback &&send,
                                     AdviceChainCallback &&chain) {
    if (req->isOnSecureConnection())
      return chain();
    send(HttpResponse::newRedirectionResponse("https://a.example" + req->path(), k301MovedPermanently));
    // CHECK-MESSAGES: :[[@LINE-1]]:82: warning: POST, PUT, PATCH and DELETE get a {{.*}}; 308 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: send(HttpResponse::newRedirectionResponse("https://a.example" + req->path(), k308PermanentRedirect));
  });
  app().registerPreHandlingAdvice([](const HttpRequestPtr &req,
                                     AdviceCallback &&send,
                                     AdviceChainCallback &&chain) {
    if (req->method() != Put)
      return chain();
    auto resp = HttpResponse::newHttpResponse(k302Found, CT_TEXT_HTML);
    // CHECK-MESSAGES: :[[@LINE-1]]:47: warning: PUT gets a {{.*}}; 307 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: auto resp = HttpResponse::newHttpResponse(k307TemporaryRedirect, CT_TEXT_HTML);
    resp->addHeader("Location", "https://leader.example" + req->path());
    send(resp);
  });
  app().registerPostHandlingAdvice([](const HttpRequestPtr &req,
                                      const HttpResponsePtr &resp) {
    resp->setStatusCode(k302Found);
    // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: POST, PUT, PATCH and DELETE get a {{.*}}; 307 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: resp->setStatusCode(k307TemporaryRedirect);
    resp->addHeader("Location", "https://b.example" + req->path());
  });
  app().registerPreSendingAdvice([](const HttpRequestPtr &req,
                                    const HttpResponsePtr &resp) {
    resp->setCustomStatusCode(301, "Moved");
    // CHECK-MESSAGES: :[[@LINE-1]]:31: warning: POST, PUT, PATCH and DELETE get a {{.*}}; 308 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: resp->setCustomStatusCode(308, "Permanent Redirect");
    resp->addHeader("Location", "https://b.example" + req->path());
  });
  app().setCustomErrorHandler([](HttpStatusCode, const HttpRequestPtr &req) {
    return HttpResponse::newRedirectionResponse("https://old.example" + req->path(), k302Found);
    // CHECK-MESSAGES: :[[@LINE-1]]:86: warning: POST, PUT, PATCH and DELETE get a {{.*}}; 307 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: return HttpResponse::newRedirectionResponse("https://old.example" + req->path(), k307TemporaryRedirect);
  });
  app().setExceptionHandler([](const std::exception &, const HttpRequestPtr &req, Callback &&callback) {
    if (req->method() == Post)
      callback(HttpResponse::newRedirectionResponse("https://b.example" + req->path()));
      // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: POST gets a {{.*}}; 307 repeats it [http-redirect-loses-method]
      // CHECK-FIXES: callback(HttpResponse::newRedirectionResponse("https://b.example" + req->path(), drogon::{{(HttpStatusCode::)?}}k307TemporaryRedirect));
  });
}

void addSilentHooks() {
  app().setDefaultHandler([](const HttpRequestPtr &req, Callback &&callback) {
    if (req->method() == Get)
      callback(HttpResponse::newRedirectionResponse("https://old.example" +
                                                    req->path()));
  });
  // To the page for all who aren't logged in: no method is singled out.
  app().registerPostRoutingAdvice([](const HttpRequestPtr &req,
                                     AdviceCallback &&send,
                                     AdviceChainCallback &&chain) {
    if (req->session()->find("user"))
      return chain();
    send(HttpResponse::newRedirectionResponse("/login"));
  });
  app().registerPreHandlingAdvice([](const HttpRequestPtr &req,
                                     AdviceCallback &&send,
                                     AdviceChainCallback &&chain) {
    if (req->method() != Get)
      return chain();
    auto resp = HttpResponse::newHttpResponse(k302Found, CT_TEXT_HTML);
    resp->addHeader("Location", "https://leader.example" + req->path());
    send(resp);
  });
  app().registerPostHandlingAdvice(
      [](const HttpRequestPtr &req, const HttpResponsePtr &resp) {
        if (req->method() != Get)
          return;
        resp->setStatusCode(k302Found);
        resp->addHeader("Location", "https://b.example" + req->path());
      });
  // It looks at the status alone.
  app().registerPreSendingAdvice(
      [](const HttpRequestPtr &req, const HttpResponsePtr &resp) {
        if (resp->statusCode() == k302Found)
          resp->addHeader("X-Moved-From", req->path());
      });
  app().setCustomErrorHandler([](HttpStatusCode, const HttpRequestPtr &req) {
    if (req->method() == Get)
      return HttpResponse::newRedirectionResponse(
          "https://old.example" + req->path(), k302Found);
    return HttpResponse::newHttpResponse();
  });
  app().setExceptionHandler([](const std::exception &,
                               const HttpRequestPtr &req, Callback &&callback) {
    if (req->method() == Get)
      callback(HttpResponse::newRedirectionResponse("/sorry"));
  });
}

void addForms() {
  app().registerHandler(
      "/login",
      [](const HttpRequestPtr &req, Callback &&callback) {
        req->session()->insert("user", req->getParameter("user"));
        callback(HttpResponse::newRedirectionResponse("/home"));
        // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: POST gets a {{.*}}; 303 always means GET
        // CHECK-FIXES: callback(HttpResponse::newRedirectionResponse("/home", drogon::{{(HttpStatusCode::)?}}k303SeeOther));
      },
      {Post});
  app().registerHandler(
      "/logout", [](const HttpRequestPtr &req, Callback &&callback) {
        if (req->method() != Post)
          return callback(HttpResponse::newHttpResponse());
        req->session()->clear();
        callback(HttpResponse::newRedirectionResponse("/", k302Found));
        // CHECK-MESSAGES: :[[@LINE-1]]:60: warning: POST gets a {{.*}}; 303 always means GET
        // CHECK-FIXES: callback(HttpResponse::newRedirectionResponse("/", k303SeeOther));
      });
  app().registerHandler(
      "/orders/last",
      [](const HttpRequestPtr &req, Callback &&callback) {
        const std::string text(req->body());
        auto resp = HttpResponse::newHttpResponse(k302Found, CT_TEXT_HTML);
        // CHECK-MESSAGES: :[[@LINE-1]]:51: warning: PUT gets a {{.*}}; 303 always means GET
        // CHECK-FIXES: auto resp = HttpResponse::newHttpResponse(k303SeeOther, CT_TEXT_HTML);
        resp->addHeader("Location", "/orders/" + text);
        callback(resp);
      },
      {Put});
  app().registerHandler(
      "/orders/first",
      [](const HttpRequestPtr &req, Callback &&callback) {
        auto resp = HttpResponse::newHttpResponse();
        resp->setStatusCode(k301MovedPermanently);
        // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: PATCH gets a {{.*}}; 303 always means GET
        // CHECK-FIXES: resp->setStatusCode(k303SeeOther);
        resp->addHeader("Location", "/orders/" + std::string(req->body()));
        callback(resp);
      },
      {Patch});
  app().registerHandlerViaRegex(
      "/orders/([0-9]+)",
      [](const HttpRequestPtr &, Callback &&callback) {
        auto resp = HttpResponse::newHttpResponse();
        resp->addCookie("removed", "1");
        resp->setCustomStatusCode(302);
        // CHECK-MESSAGES: :[[@LINE-1]]:35: warning: DELETE gets a {{.*}}; 303 always means GET
        // CHECK-FIXES: resp->setCustomStatusCode(303);
        resp->addHeader("Location", "/orders");
        callback(resp);
      },
      {Delete});
  app().registerHandlerViaRegex(
      "/orders/([0-9]+)",
      [](const HttpRequestPtr &, Callback &&callback) {
        auto resp = HttpResponse::newHttpResponse();
        resp->setCustomStatusCode(302);
        resp->addHeader("Location", "/orders");
        callback(resp);
      },
      {Get});
}
