// RUN: %check_redirects %s %t --checks 'http-redirect-*' -- -fPIC -isystem %S/include -isystem /usr/include/x86_64-linux-gnu/qt6 -isystem /usr/include/x86_64-linux-gnu/qt6/QtCore

// Mappings with a method and without, and classes of handlers.

#include <Tufao/HttpServerRequestRouter>
#include <Tufao/HttpServerResponse>

using namespace Tufao;

bool isKnown(const QByteArray &form);
int addOrder(const QByteArray &text);

static bool login(HttpServerRequest &req, HttpServerResponse &res) {
  if (!isKnown(req.readBody())) {
    res.writeHead(HttpResponseStatus::FOUND);
    // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: POST gets a 302{{.*}}; 303 always means GET [http-redirect-implicit-see-other]
    // CHECK-FIXES: res.writeHead(HttpResponseStatus::SEE_OTHER);
    res.headers().insert("Location", "/login?error=1");
    return res.end();
  }
  res.headers().insert("Set-Cookie", "session=1");
  res.headers().replace("Location", "/home");
  res.writeHead(302, "Found");
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: POST gets a 302{{.*}}; 303 always means GET [http-redirect-implicit-see-other]
  // CHECK-FIXES: res.writeHead(303, "See Other");
  return res.end();
}

static bool add(HttpServerRequest &req, HttpServerResponse &res) {
  const int id = addOrder(req.readBody());
  res.writeHead(HttpResponseStatus::SEE_OTHER);
  res.headers().insert("Location", "/orders/" + QByteArray::number(id));
  return res.end();
}

static bool show(HttpServerRequest &, HttpServerResponse &res) {
  res.writeHead(HttpResponseStatus::FOUND);
  res.headers().insert("Location", "/orders");
  return res.end();
}

// Nothing shows what the author means.
static bool keep(HttpServerRequest &, HttpServerResponse &res) {
  res.writeHead(HttpResponseStatus::FOUND);
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: PUT gets a 302{{.*}}, 303 shows a page
  res.headers().insert("Location", "/welcome");
  return res.end();
}

// Tufao's name for 308 is that of a draft.
class Upgrade : public AbstractHttpServerRequestHandler {
public:
  bool handleRequest(HttpServerRequest &req, HttpServerResponse &res) override {
    res.writeHead(HttpResponseStatus::MOVED_PERMANENTLY);
    // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: POST, PUT, PATCH and DELETE get a 301{{.*}}; 308 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.writeHead(HttpResponseStatus::RESUME_INCOMPLETE);
    res.headers().insert("Location", "https://shop.example" + req.url().path().toUtf8());
    return res.end();
  }
};
class UpgradePages : public AbstractHttpServerRequestHandler {
public:
  bool handleRequest(HttpServerRequest &req, HttpServerResponse &res) override {
    if (req.method() != "GET")
      return false;
    res.writeHead(HttpResponseStatus::MOVED_PERMANENTLY);
    res.headers().insert("Location", "https://shop.example" + req.url().path().toUtf8());
    return res.end();
  }
};

void serve() {
  static Upgrade upgrade;
  static UpgradePages upgradePages;
  HttpServerRequestRouter router{
      {QRegularExpression{"^/login$"}, "POST", login},
      {QRegularExpression{"^/orders$"}, "POST", add},
      {QRegularExpression{"^/order$"}, "GET", show},
      {QRegularExpression{"^/profile$"}, "PUT", keep},
      {QRegularExpression{"^/pages/"}, upgradePages},
      {QRegularExpression{""}, upgrade},
  };
}
