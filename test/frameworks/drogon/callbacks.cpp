// RUN: %check_redirects %s %t -- -isystem %S/include

// Handlers that answer later: the response is made or sent in a callback of
// something else, which outlives the handler.

#include <drogon/drogon.h>
using namespace drogon;

using Callback = std::function<void(const HttpResponsePtr &)>;

struct Leader {
  void ask(std::function<void(const std::string &)> done) const;
};

class Entries : public HttpController<Entries, false> {
public:
  METHOD_LIST_BEGIN
  ADD_METHOD_TO(Entries::madeLater, "/made-later", Get, Post);
  ADD_METHOD_TO(Entries::madeLaterTwin, "/made-later", Get);
  ADD_METHOD_TO(Entries::sentLater, "/sent-later", Put);
  ADD_METHOD_TO(Entries::sentLaterTwin, "/sent-later", Get);
  ADD_METHOD_TO(Entries::statusLater, "/status-later", Patch);
  ADD_METHOD_TO(Entries::statusLaterTwin, "/status-later", Patch);
  ADD_METHOD_TO(Entries::guarded, "/guarded");
  ADD_METHOD_TO(Entries::guardedTwin, "/guarded-twin");
  ADD_METHOD_TO(Entries::guardedInside, "/guarded-inside");
  ADD_METHOD_TO(Entries::guardedInsideTwin, "/guarded-inside-twin");
  ADD_METHOD_TO(Entries::deep, "/deep", Delete);
  ADD_METHOD_TO(Entries::stored, "/stored", Post);
  METHOD_LIST_END

  void madeLater(const HttpRequestPtr &req, Callback &&callback) {
    leader.ask([req, callback = std::move(callback)](const std::string &host) {
      callback(HttpResponse::newRedirectionResponse(host + req->path()));
      // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: POST gets a 302 by default{{.*}}; 307 repeats it [http-redirect-loses-method]
      // CHECK-FIXES: callback(HttpResponse::newRedirectionResponse(host + req->path(), drogon::{{(HttpStatusCode::)?}}k307TemporaryRedirect));
    });
  }
  void madeLaterTwin(const HttpRequestPtr &req, Callback &&callback) {
    leader.ask([req, callback = std::move(callback)](const std::string &host) {
      callback(HttpResponse::newRedirectionResponse(host + req->path()));
    });
  }

  void sentLater(const HttpRequestPtr &req, Callback &&callback) {
    auto resp =
        HttpResponse::newRedirectionResponse("/v2" + req->path(), k302Found);
    // CHECK-MESSAGES: :[[@LINE-1]]:67: warning: PUT gets a 302{{.*}}; 307 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: HttpResponse::newRedirectionResponse("/v2" + req->path(), k307TemporaryRedirect);
    leader.ask([resp, callback = std::move(callback)](const std::string &) {
      callback(resp);
    });
  }
  void sentLaterTwin(const HttpRequestPtr &req, Callback &&callback) {
    auto resp =
        HttpResponse::newRedirectionResponse("/v2" + req->path(), k302Found);
    leader.ask([resp, callback = std::move(callback)](const std::string &) {
      callback(resp);
    });
  }

  void statusLater(const HttpRequestPtr &req, Callback &&callback) {
    auto resp = HttpResponse::newHttpResponse();
    leader.ask([=](const std::string &host) {
      resp->addHeader("Location", host + req->path());
      resp->setStatusCode(k302Found);
      // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: PATCH gets a 302{{.*}}; 307 repeats it [http-redirect-loses-method]
      // CHECK-FIXES: resp->setStatusCode(k307TemporaryRedirect);
      callback(resp);
    });
  }
  void statusLaterTwin(const HttpRequestPtr &req, Callback &&callback) {
    auto resp = HttpResponse::newHttpResponse();
    leader.ask([=](const std::string &host) {
      resp->addHeader("Location", host + req->path());
      resp->setStatusCode(k308PermanentRedirect);
      callback(resp);
    });
  }

  // What the handler lets through is all that the callback sees.
  void guarded(const HttpRequestPtr &req, Callback &&callback) {
    if (req->method() == Get)
      return callback(HttpResponse::newHttpResponse());
    leader.ask([=](const std::string &host) {
      callback(HttpResponse::newRedirectionResponse(host + req->path()));
      // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: POST, PUT, PATCH and DELETE get a 302 by default
      // CHECK-FIXES: callback(HttpResponse::newRedirectionResponse(host + req->path(), drogon::{{(HttpStatusCode::)?}}k307TemporaryRedirect));
    });
  }
  void guardedTwin(const HttpRequestPtr &req, Callback &&callback) {
    if (req->method() != Get)
      return callback(HttpResponse::newHttpResponse());
    leader.ask([=](const std::string &host) {
      callback(HttpResponse::newRedirectionResponse(host + req->path()));
    });
  }
  void guardedInside(const HttpRequestPtr &req, Callback &&callback) {
    leader.ask([=](const std::string &host) {
      if (req->method() == Put || req->method() == Get)
        callback(HttpResponse::newRedirectionResponse(host + req->path()));
      // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: PUT gets
      // CHECK-FIXES: callback(HttpResponse::newRedirectionResponse(host + req->path(), drogon::{{(HttpStatusCode::)?}}k307TemporaryRedirect));
    });
  }
  void guardedInsideTwin(const HttpRequestPtr &req, Callback &&callback) {
    leader.ask([=](const std::string &host) {
      if (req->method() == Get)
        callback(HttpResponse::newRedirectionResponse(host + req->path()));
    });
  }

  // A callback in a callback.
  void deep(const HttpRequestPtr &req, Callback &&callback) {
    leader.ask([this, req, callback](const std::string &) {
      leader.ask([=](const std::string &host) {
        callback(HttpResponse::newRedirectionResponse(host + req->path()));
        // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: DELETE gets
        // CHECK-FIXES: callback(HttpResponse::newRedirectionResponse(host + req->path(), drogon::{{(HttpStatusCode::)?}}k307TemporaryRedirect));
      });
    });
  }

  // The page to show after a change of the data base.
  void stored(const HttpRequestPtr &, Callback &&callback) {
    auto resp = HttpResponse::newRedirectionResponse("/entries");
    app().getDbClient()->execSqlAsync(
        "insert into entries values ('entry')",
        [callback, resp](const orm::Result &) { callback(resp); },
        [callback](const orm::DrogonDbException &) {
          callback(HttpResponse::newRedirectionResponse("/entries?failed"));
        });
  }

private:
  Leader leader;
};
