// RUN: %check_redirects %s %t -- -isystem %S/include

// What a handler does on its way to the redirect tells what is meant.

#include <drogon/drogon.h>
using namespace drogon;

using Callback = std::function<void(const HttpResponsePtr &)>;

void moved(const HttpRequestPtr &req, Callback &&callback) {
  const std::string &host = req->getHeader("Host");
  callback(HttpResponse::newRedirectionResponse("https://" + host + req->path(),
                                                k302Found));
  // CHECK-NOTES: :[[@LINE-1]]:49: warning: POST gets a {{.*}}; 307 repeats it [http-redirect-loses-method]
  // CHECK-NOTES: :[[@LINE+61]]:43: note: handler registered for POST here
  // CHECK-NOTES: :[[@LINE-4]]:74: note: target is built from the request's own path
  // CHECK-FIXES: k307TemporaryRedirect));
}
void renamed(const HttpRequestPtr &, Callback &&callback) {
  callback(HttpResponse::newRedirectionResponse("/v2/renamed", k302Found));
  // CHECK-NOTES: :[[@LINE-1]]:64: warning: PUT gets a {{.*}}; 307 repeats it [http-redirect-loses-method]
  // CHECK-NOTES: :[[@LINE+55]]:50: note: handler registered for PUT here
  // CHECK-NOTES: :[[@LINE-3]]:49: note: this route with another prefix, version or host
  // CHECK-FIXES: callback(HttpResponse::newRedirectionResponse("/v2/renamed", k307TemporaryRedirect));
}
void begun(const HttpRequestPtr &, Callback &&callback) {
  callback(HttpResponse::newRedirectionResponse("/welcome", k302Found));
  // CHECK-NOTES: :[[@LINE-1]]:61: warning: POST gets a {{.*}}; 307 repeats it, 303 shows a page
  // CHECK-NOTES: :[[@LINE+49]]:43: note: handler registered for POST here
  // CHECK-NOTES: :[[@LINE-3]]:49: note: nothing shows whether this takes the POST or is a page
  // CHECK-NOTES: :[[@LINE-4]]:61: note: use 307 Temporary Redirect: clients repeat the request
  // CHECK-NOTES: :[[@LINE-5]]:61: note: use 303 See Other: clients fetch the page with GET
}

// A session, a cookie, the form: pages shown after the request has been carried
// out.
void login(const HttpRequestPtr &req, Callback &&callback) {
  if (req->getParameter("password") != "secret") {
    callback(HttpResponse::newRedirectionResponse("/login?error=1"));
    return;
  }
  req->session()->insert("user", req->getParameter("user"));
  callback(HttpResponse::newRedirectionResponse("/home"));
}
void visited(const HttpRequestPtr &req, Callback &&callback) {
  req->session()->insert("visited", true);
  callback(HttpResponse::newRedirectionResponse("/thanks"));
}
void logout(const HttpRequestPtr &req, Callback &&callback) {
  req->getSession()->erase("user");
  callback(HttpResponse::newRedirectionResponse("/"));
}
void remembered(const HttpRequestPtr &, Callback &&callback) {
  auto resp = HttpResponse::newRedirectionResponse("/thanks");
  resp->addCookie("remembered", "yes");
  callback(resp);
}
void posted(const HttpRequestPtr &req, Callback &&callback) {
  const std::string text(req->getBody());
  callback(HttpResponse::newRedirectionResponse("/entries"));
}
// The request's own URL: repeated, it would go round for ever.
void again(const HttpRequestPtr &req, Callback &&callback) {
  callback(HttpResponse::newRedirectionResponse(req->path()));
}
// Where the session is missing the handler refuses. To look for it is no work.
void refused(const HttpRequestPtr &req, Callback &&callback) {
  if (!req->session()->find("user"))
    return callback(HttpResponse::newRedirectionResponse("/login"));
  auto resp = HttpResponse::newHttpResponse();
  resp->setBody(std::string(req->body()));
  callback(resp);
}

void addRoutes() {
  app().registerHandler("/moved", &moved, {Post});
  app().registerHandler("/v1/renamed", &renamed, {Put});
  app().registerHandler("/begin", &begun, {Post});
  app().registerHandler("/login", &login, {Post});
  app().registerHandler("/visits", &visited, {Post});
  app().registerHandler("/logout", &logout, {Post});
  app().registerHandler("/remembered", &remembered, {Post});
  app().registerHandler("/entries/new", &posted, {Post});
  app().registerHandler("/again", &again, {Post});
  app().registerHandler("/refused", &refused, {Post});
}
