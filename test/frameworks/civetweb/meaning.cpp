// RUN: %check_redirects %s %t --framework civetweb

// What a handler class does on its way to the redirect tells what is meant.

#include <CivetServer.h>
#include <string>

struct Store {
  int insert(const std::string &text);
};

struct Forwarded : CivetHandler {
  bool handlePost(CivetServer *, mg_connection *conn) override {
    const char *host = CivetServer::getHeader(conn, "Host");
    const mg_request_info *info = mg_get_request_info(conn);
    const std::string target = "https://" + std::string(host) + info->local_uri;
    mg_send_http_redirect(conn, target.c_str(), 302);
    // CHECK-NOTES: :[[@LINE-1]]:49: warning: POST gets a {{.*}}; 307 repeats it [http-redirect-loses-method]
    // CHECK-NOTES: :[[@LINE-6]]:8: note: the framework calls this handler for POST
    // CHECK-NOTES: :[[@LINE-4]]:71: note: target is built from the request's own path
    // CHECK-FIXES: mg_send_http_redirect(conn, target.c_str(), 307);
    return true;
  }
};

struct Begun : CivetHandler {
  bool handlePost(CivetServer *, mg_connection *conn) override {
    mg_send_http_redirect(conn, "/welcome", 302);
    // CHECK-NOTES: :[[@LINE-1]]:45: warning: POST gets a {{.*}}; 307 repeats it, 303 shows a page
    // CHECK-NOTES: :[[@LINE-3]]:8: note: the framework calls this handler for POST
    //
    // CHECK-NOTES: :[[@LINE-4]]:45: note: use 307 Temporary Redirect: clients repeat the request
    // CHECK-NOTES: :[[@LINE-5]]:45: note: use 303 See Other: clients fetch the page with GET
    return true;
  }
};

struct Entries : CivetHandler {
  explicit Entries(Store &entries) : store(entries) {}
  bool handlePost(CivetServer *, mg_connection *conn) override {
    std::string id;
    CivetServer::getParam(conn, "id", id);
    mg_send_http_redirect(conn, ("/items/" + id).c_str(), 302);
    return true;
  }
  bool handlePut(CivetServer *, mg_connection *conn) override {
    const std::string text = CivetServer::getPostData(conn);
    mg_send_http_redirect(conn, "/entries", 302);
    return !text.empty();
  }
  bool handlePatch(CivetServer *, mg_connection *conn) override {
    store.insert("entry");
    mg_send_http_redirect(conn, "/entries", 302);
    return true;
  }
  bool handleDelete(CivetServer *, mg_connection *conn) override {
    mg_response_header_start(conn, 302);
    mg_response_header_add(conn, "Set-Cookie", "session=", -1);
    mg_response_header_add(conn, "Location", "/", -1);
    mg_response_header_send(conn);
    return true;
  }
  Store &store;
};

// It refuses where the session is missing, and does its work otherwise.
struct Private : CivetHandler {
  bool handlePost(CivetServer *, mg_connection *conn) override {
    std::string session;
    if (CivetServer::getCookie(conn, "session", session) <= 0) {
      mg_send_http_redirect(conn, "/login", 302);
      return true;
    }
    mg_store_body(conn, "/tmp/upload");
    mg_send_http_ok(conn, "text/plain", 0);
    return true;
  }
};

void addRoutes(CivetServer &server, Store &store) {
  static Forwarded forwarded;
  static Begun begun;
  static Entries entries(store);
  static Private own;
  server.addHandler("/forwarded", forwarded);
  server.addHandler("/begun", begun);
  server.addHandler("/entries/new", entries);
  server.addHandler("/private", own);
}
