// RUN: %check_redirects %s %t -- -isystem %S/include -I %S/Inputs

// The header of a controller says which methods come to its handlers.

#include "Todo.h"

using namespace api;
using namespace drogon;

void Todo::list(const HttpRequestPtr &req, Callback &&callback) const {
  callback(HttpResponse::newRedirectionResponse("/old" + req->path()));
}

void Todo::add(const HttpRequestPtr &req, Callback &&callback) const {
  callback(HttpResponse::newRedirectionResponse("/old" + req->path()));
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: POST gets a 302 by default
  // CHECK-FIXES: callback(HttpResponse::newRedirectionResponse("/old" + req->path(), drogon::{{(HttpStatusCode::)?}}k307TemporaryRedirect));
}

void Todo::change(const HttpRequestPtr &req, Callback &&callback, int) const {
  callback(HttpResponse::newRedirectionResponse("/old" + req->path()));
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: PUT and PATCH get a 302 by default
  // CHECK-FIXES: callback(HttpResponse::newRedirectionResponse("/old" + req->path(), drogon::{{(HttpStatusCode::)?}}k307TemporaryRedirect));
}
