// RUN: %check_redirects %s %t --framework civetweb

// What C++ adds: handler classes with a function per method, and the method as
// a string.

#include <CivetServer.h>
#include <cstring>
#include <string>

static std::string moved(mg_connection *conn) {
  const mg_request_info *info = mg_get_request_info(conn);
  return std::string("https://b.example") + info->local_uri;
}

static void refuse(mg_connection *conn) {
  mg_send_http_error(conn, 405, "%s", "not allowed");
}

// A function for each method: what the class overrides decides.
struct Orders : CivetHandler {
  bool handleGet(CivetServer *, mg_connection *conn) override {
    return mg_send_http_redirect(conn, moved(conn).c_str(), 302) >= 0;
  }
  bool handleHead(CivetServer *, mg_connection *conn) override {
    return mg_send_http_redirect(conn, moved(conn).c_str(), 302) >= 0;
  }
  bool handleOptions(CivetServer *, mg_connection *conn) override {
    return mg_send_http_redirect(conn, moved(conn).c_str(), 302) >= 0;
  }
  bool handlePost(CivetServer *, mg_connection *conn) override {
    mg_send_http_redirect(conn, moved(conn).c_str(), 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: POST gets a 302: most clients then send GET without the body; 307 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: mg_send_http_redirect(conn, moved(conn).c_str(), 307);
    return true;
  }
  bool handlePut(CivetServer *, mg_connection *conn) override {
    return mg_send_http_redirect(conn, moved(conn).c_str(), 302) >= 0;
    // CHECK-MESSAGES: :[[@LINE-1]]:61: warning: PUT gets
    // CHECK-FIXES: return mg_send_http_redirect(conn, moved(conn).c_str(), 307) >= 0;
  }
  bool handlePatch(CivetServer *, mg_connection *conn) override {
    return mg_send_http_redirect(conn, moved(conn).c_str(), 302) >= 0;
    // CHECK-MESSAGES: :[[@LINE-1]]:61: warning: PATCH gets
    // CHECK-FIXES: return mg_send_http_redirect(conn, moved(conn).c_str(), 307) >= 0;
  }
  bool handleDelete(CivetServer *, mg_connection *conn) override {
    return mg_send_http_redirect(conn, moved(conn).c_str(), 302) >= 0;
    // CHECK-MESSAGES: :[[@LINE-1]]:61: warning: DELETE gets
    // CHECK-FIXES: return mg_send_http_redirect(conn, moved(conn).c_str(), 307) >= 0;
  }
  // A function with the name of a handler, but not what the framework calls.
  bool handlePost(mg_connection *conn, const std::string &) {
    return mg_send_http_redirect(conn, moved(conn).c_str(), 302) >= 0;
  }
};

// The other overloads, whose last parameter is for the log.
struct Invoices : CivetHandler {
  bool handleGet(CivetServer *, mg_connection *conn, int *status) override {
    *status = 302;
    return mg_send_http_redirect(conn, moved(conn).c_str(), *status) >= 0;
  }
  bool handlePost(CivetServer *, mg_connection *conn, int *status) override;
  bool handlePut(CivetServer *, mg_connection *conn, int *status) override {
    mg_send_http_redirect(conn, moved(conn).c_str(), 307);
    *status = 302;
    return true;
  }
  bool handleDelete(CivetServer *, mg_connection *conn, int *status) override {
    mg_send_http_redirect(conn, moved(conn).c_str(), 301);
    // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: DELETE gets a 301
    // CHECK-FIXES: mg_send_http_redirect(conn, moved(conn).c_str(), 308);
    return status != nullptr;
  }
  bool handlePatch(CivetServer *, mg_connection *, int *status) override {
    *status = 302;
    return false;
  }
};

bool Invoices::handlePost(CivetServer *, mg_connection *conn, int *status) {
  mg_send_http_redirect(conn, moved(conn).c_str(), 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:52: warning: POST gets
  // CHECK-FIXES: mg_send_http_redirect(conn, moved(conn).c_str(), 307);
  return status != nullptr;
}

// One function behind several methods.
struct Everything : CivetHandler {
  bool handleGet(CivetServer *, mg_connection *conn) override {
    return handleAll(conn);
  }
  bool handlePut(CivetServer *, mg_connection *conn) override {
    return handleAll(conn);
  }
  bool handleDelete(CivetServer *, mg_connection *conn) override {
    return handleAll(conn);
  }
  bool handleAll(mg_connection *conn) {
    mg_send_http_redirect(conn, moved(conn).c_str(), 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: PUT and DELETE get
    // CHECK-FIXES: mg_send_http_redirect(conn, moved(conn).c_str(), 307);
    return true;
  }
};
struct Reading : CivetHandler {
  bool handleGet(CivetServer *, mg_connection *conn) override {
    return handleAll(conn);
  }
  bool handleHead(CivetServer *, mg_connection *conn) override {
    return handleAll(conn);
  }
  bool handleAll(mg_connection *conn) {
    mg_send_http_redirect(conn, moved(conn).c_str(), 302);
    return true;
  }
};

// Every request comes here first.
struct Secure : CivetAuthHandler {
  bool authorize(CivetServer *, mg_connection *conn) override {
    if (mg_get_request_info(conn)->is_ssl)
      return true;
    mg_send_http_redirect(conn, moved(conn).c_str(), 301);
    // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: POST, PUT, PATCH and DELETE get
    // CHECK-FIXES: mg_send_http_redirect(conn, moved(conn).c_str(), 308);
    return false;
  }
};
struct LoggedIn : CivetAuthHandler {
  bool authorize(CivetServer *, mg_connection *conn) override {
    std::string session;
    if (CivetServer::getCookie(conn, "session", session) > 0)
      return true;
    mg_send_http_redirect(conn, "/login", 302);
    return false;
  }
};

// The method as the framework's class gives it.
static int stringEqual(mg_connection *conn, void *) {
  const std::string method = CivetServer::getMethod(conn);
  if (method == "PUT")
    mg_send_http_redirect(conn, moved(conn).c_str(), 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: PUT gets
  // CHECK-FIXES: mg_send_http_redirect(conn, moved(conn).c_str(), 307);
  return 1;
}
static int stringEqualTwin(mg_connection *conn, void *) {
  const std::string method = CivetServer::getMethod(conn);
  if ("GET" == method)
    mg_send_http_redirect(conn, moved(conn).c_str(), 302);
  return 1;
}
static int temporary(mg_connection *conn, void *) {
  if (std::string(CivetServer::getMethod(conn)) != "POST") {
    refuse(conn);
    return 405;
  }
  mg_send_http_redirect(conn, moved(conn).c_str(), 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:52: warning: POST gets
  // CHECK-FIXES: mg_send_http_redirect(conn, moved(conn).c_str(), 307);
  return 302;
}
static int temporaryTwin(mg_connection *conn, void *) {
  if (std::string(CivetServer::getMethod(conn)) == "POST" ||
      std::strcmp(CivetServer::getMethod(conn), "GET") != 0) {
    refuse(conn);
    return 405;
  }
  mg_send_http_redirect(conn, moved(conn).c_str(), 302);
  return 302;
}

struct Gateway {
  std::string base;
  int forward(mg_connection *conn) const {
    const mg_request_info &info = *mg_get_request_info(conn);
    const std::string target = base + info.local_uri_raw;
    return mg_send_http_redirect(conn, target.c_str(), 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:56: warning: PATCH gets
    // CHECK-FIXES: return mg_send_http_redirect(conn, target.c_str(), 307);
  }
  int forwardTwin(mg_connection *conn) const {
    const std::string target = base + mg_get_request_info(conn)->request_uri;
    return mg_send_http_redirect(conn, target.c_str(), 302);
  }
  // The object goes through the registration as a pointer.
  static int serve(mg_connection *conn, void *self) {
    const std::string method = mg_get_request_info(conn)->request_method;
    if (method == "PATCH")
      return static_cast<Gateway *>(self)->forward(conn);
    if (method == "HEAD")
      return static_cast<Gateway *>(self)->forwardTwin(conn);
    return 0;
  }
};

class Posting : public CivetHandler {
  bool handlePost(CivetServer *, mg_connection *conn) override {
    return post(conn);
  }
  bool handleGet(CivetServer *, mg_connection *conn) override {
    return get(conn);
  }
  virtual bool post(mg_connection *conn) = 0;
  virtual bool get(mg_connection *conn) = 0;
};
class PostingOn : public Posting {
  bool post(mg_connection *conn) override {
    return mg_send_http_redirect(conn, moved(conn).c_str(), 302) >= 0;
    // CHECK-MESSAGES: :[[@LINE-1]]:61: warning: POST gets
    // CHECK-FIXES: return mg_send_http_redirect(conn, moved(conn).c_str(), 307) >= 0;
  }
  bool get(mg_connection *conn) override {
    return mg_send_http_redirect(conn, moved(conn).c_str(), 302) >= 0;
  }
};

void addRoutes(mg_context *ctx, CivetServer &server, Gateway &gateway) {
  static Orders orders;
  static Invoices invoices;
  static Everything everything;
  static Reading reading;
  static Secure secure;
  static LoggedIn loggedIn;
  server.addHandler("/orders", &orders);
  server.addHandler("/invoices", invoices);
  server.addHandler("/everything", everything);
  server.addHandler("/reading", reading);
  server.addAuthHandler("/**", secure);
  server.addAuthHandler("/private/**", loggedIn);

  mg_set_request_handler(ctx, "/string", stringEqual, nullptr);
  mg_set_request_handler(ctx, "/string-twin", stringEqualTwin, nullptr);
  mg_set_request_handler(ctx, "/temporary", temporary, nullptr);
  mg_set_request_handler(ctx, "/temporary-twin", temporaryTwin, nullptr);
  mg_set_request_handler(ctx, "/gateway", Gateway::serve, &gateway);
  mg_set_request_handler(
      ctx, "/lambda",
      [](mg_connection *conn, void *) {
        if (!std::strcmp(mg_get_request_info(conn)->request_method, "DELETE"))
          mg_send_http_redirect(conn, moved(conn).c_str(), 302);
        // CHECK-MESSAGES: :[[@LINE-1]]:60: warning: DELETE gets
        // CHECK-FIXES: mg_send_http_redirect(conn, moved(conn).c_str(), 307);
        return 302;
      },
      nullptr);
  const auto lambda = [](mg_connection *conn, void *) -> int {
    if (std::strcmp(mg_get_request_info(conn)->request_method, "GET"))
      return 0;
    return mg_send_http_redirect(conn, moved(conn).c_str(), 302);
  };
  mg_set_request_handler(ctx, "/lambda-twin", lambda, nullptr);
}
