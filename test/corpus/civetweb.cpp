// RUN: %check_redirects %s %t --framework civetweb

// What people's CivetWeb servers in C++ do, in our own words: each redirect was
// judged by hand before the check saw it.

#include <CivetServer.h>
#include <map>
#include <string>

struct Layers {
  bool load(const std::string &name);
};
std::map<std::string, std::string> queryOf(mg_connection *conn);

// Right to be silent: a viewer is only read.
class Viewer : public CivetHandler {
public:
  explicit Viewer(Layers &layers) : layers(layers) {}
  bool handleGet(CivetServer *, mg_connection *conn) override {
    auto query = queryOf(conn);
    if (query.find("layer") == query.end())
      return false;
    if (layers.load(query["layer"])) {
      mg_send_http_redirect(conn, "/view.html", 302);
      return true;
    }
    auto info = mg_get_request_info(conn);
    auto again = std::string(info->request_uri) + "?" +
                 std::string(info->query_string) + "&error=layer";
    mg_send_http_redirect(conn, again.c_str(), 302);
    return true;
  }

private:
  Layers &layers;
};

// Right to report: a command is sent to a device, and the slash that was
// forgotten comes at the cost of its body. `handle` serves two methods.
class Devices : public CivetHandler {
public:
  bool handleGet(CivetServer *, mg_connection *conn) override {
    return handle(conn);
  }
  bool handlePost(CivetServer *, mg_connection *conn) override {
    return handle(conn);
  }

private:
  bool handle(mg_connection *conn) {
    const std::string uri = mg_get_request_info(conn)->local_uri;
    if (uri.empty() || uri.back() != '/') {
      mg_send_http_redirect(conn, (uri + '/').c_str(), 301);
      // CHECK-MESSAGES: :[[@LINE-1]]:56: warning: POST gets a 301{{.*}}; 308 repeats it [http-redirect-loses-method]
      // CHECK-FIXES: mg_send_http_redirect(conn, (uri + '/').c_str(), 308);
      return true;
    }
    char body[512];
    const int length = mg_read(conn, body, sizeof(body));
    return send(uri, std::string(body, length > 0 ? length : 0));
  }
  bool send(const std::string &device, const std::string &command);
};

// Right to be silent: a form that is done. The answer is written by hand, which
// is no redirect that this check knows.
class Save : public CivetHandler {
public:
  bool handlePost(CivetServer *, mg_connection *conn) override {
    std::string name;
    if (!CivetServer::getParam(conn, "name", name)) {
      mg_send_http_redirect(conn, "/form.html", 302);
      return true;
    }
    names[name] = true;
    mg_printf(conn, "HTTP/1.1 302 Found\r\nLocation: /done.html\r\n\r\n");
    return true;
  }

private:
  std::map<std::string, bool> names;
};

void addAll(CivetServer &server, Layers &layers) {
  static Viewer viewer(layers);
  static Devices devices;
  static Save save;
  server.addHandler("", viewer);
  server.addHandler("/devices/**", devices);
  server.addHandler("/save", save);
}
