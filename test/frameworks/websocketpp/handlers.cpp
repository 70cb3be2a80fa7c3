// RUN: %check_redirects %s %t --checks http-redirect-loses-method,http-redirect-implicit-see-other,http-redirect-repeats-request,http-redirect-permanent-answer -- -std=c++17

// What programs on WebSocket++ answer to what is no handshake.

#include <websocketpp/config/core.hpp>
#include <websocketpp/server.hpp>

#include <functional>
#include <map>
#include <string>

using Server = websocketpp::server<websocketpp::config::core>;
using Connection = Server::connection_ptr;
using websocketpp::connection_hdl;
namespace status = websocketpp::http::status_code;

bool isRight(const std::string &form);
std::string beginSession(const std::string &form);

// The port without TLS.
static void onPlain(Server *server, connection_hdl hdl) {
  Connection con = server->get_con_from_hdl(hdl);
  con->set_status(status::found);
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: POST, PUT, PATCH and DELETE get a 302{{.*}}; 307 repeats it [http-redirect-loses-method]
  // CHECK-FIXES: con->set_status(status::temporary_redirect);
  con->replace_header("Location", "https://" + con->get_host() + con->get_resource());
}

// There is no name for 308, and the parameter takes no number.
static void onPlainForGood(Server *server, connection_hdl hdl) {
  Connection con = server->get_con_from_hdl(hdl);
  con->set_status(websocketpp::http::status_code::moved_permanently);
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: POST, PUT, PATCH and DELETE get a 301{{.*}}; 308 repeats it [http-redirect-loses-method]
  con->append_header("Location", "https://site.example" + con->get_uri()->get_resource());
}

// Silent: the host's front page.
static void onHost(Server *server, connection_hdl hdl) {
  Connection con = server->get_con_from_hdl(hdl);
  con->set_status(status::found);
  con->append_header("Location", "https://" + con->get_uri()->get_host() + "/");
}

// Silent: the request's own URL.
static void onSame(Server *server, connection_hdl hdl) {
  Connection con = server->get_con_from_hdl(hdl);
  con->set_status(status::found);
  con->append_header("Location", con->get_uri()->str());
}

static void onForm(Server *server, connection_hdl hdl) {
  const Connection con = server->get_con_from_hdl(hdl);
  const websocketpp::http::parser::request request = con->get_request();
  const std::string &method = request.get_method();
  const std::string &form = request.get_body();
  if (method.compare("POST") == 0) {
    if (!isRight(form)) {
      con->set_status(status::value(status::found));
      // CHECK-MESSAGES: :[[@LINE-1]]:37: warning: POST gets a 302 for a page: {{.*}}; 303 always means GET [http-redirect-implicit-see-other]
      // CHECK-FIXES: con->set_status(status::value(status::see_other));
      con->append_header("Location", "/login?failed=1");
      return;
    }
    con->append_header("Set-Cookie", "sid=" + beginSession(form));
    con->append_header("Location", "/");
    con->set_status(status::found);
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: POST gets a 302 for a page: {{.*}}; 303 always means GET [http-redirect-implicit-see-other]
    // CHECK-FIXES: con->set_status(status::see_other);
  } else if (method.compare("GET") == 0) {
    // Silent: for GET.
    if (request.get_uri() == "/") {
      con->set_status(status::found);
      con->append_header("Location", "/login");
    } else {
      con->set_body("<form>");
      con->set_status(status::ok);
    }
  }
}

// Silent: only GET comes so far.
static void onFile(Server *server, connection_hdl hdl) {
  Connection con = server->get_con_from_hdl(hdl);
  if (con->get_request().get_method() != "GET") {
    con->set_status(status::method_not_allowed);
    return;
  }
  con->set_status(status::found);
  con->replace_header("Location", con->get_resource() + "/");
}

// Silent: a handshake is a GET.
static bool onHandshake(Server *server, connection_hdl hdl) {
  Connection con = server->get_con_from_hdl(hdl);
  con->set_status(status::found);
  con->append_header("Location", "https://b.example" + con->get_resource());
  return false;
}

static void go(const Connection &con, const std::string &target) {
  con->set_status(status::temporary_redirect);
  con->replace_header("Location", target);
}

// Posted once, it is posted again.
static void onOrder(Server *server, std::map<std::string, int> *orders, connection_hdl hdl) {
  Connection con = server->get_con_from_hdl(hdl);
  if (con->get_request().get_method() != "POST")
    return;
  ++(*orders)[con->get_request_body()];
  con->set_status(status::temporary_redirect);
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: {{.*}}[http-redirect-repeats-request]
  // CHECK-FIXES: con->set_status(status::see_other);
  con->replace_header("Location", "/orders");
}

// Silent: sent on as it is.
static void onOrderElsewhere(Server *server, connection_hdl hdl) {
  Connection con = server->get_con_from_hdl(hdl);
  go(con, "https://b.example" + con->get_resource());
}

// What is sent to those who come with a browser: one page for all.
class Producer {
public:
  explicit Producer(std::string page) : page(std::move(page)) {
    server.set_open_handler([this](connection_hdl hdl) { connections[hdl] = 0; });
    server.set_http_handler([this](connection_hdl hdl) {
      // Silent: where that is isn't known.
      auto con = server.get_con_from_hdl(hdl);
      con->set_status(websocketpp::http::status_code::found);
      con->replace_header("Location", this->page);
    });
    plain.set_http_handler(std::bind(&Producer::onPlain, this, std::placeholders::_1));
  }

private:
  void onPlain(connection_hdl hdl) {
    auto con = plain.get_con_from_hdl(hdl);
    con->set_status(websocketpp::http::status_code::found);
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: POST, PUT, PATCH and DELETE get a 302{{.*}}; 307 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: con->set_status(websocketpp::http::status_code::temporary_redirect);
    con->replace_header("Location", page + con->get_request().get_uri());
  }

  Server server;
  Server plain;
  std::string page;
  std::map<connection_hdl, int, std::owner_less<connection_hdl>> connections;
};

void serve(Server &server, std::map<std::string, int> &orders) {
  using std::placeholders::_1;
  server.set_http_handler(std::bind(&onPlain, &server, _1));
  server.set_http_handler(std::bind(&onPlainForGood, &server, _1));
  server.set_http_handler(std::bind(&onHost, &server, _1));
  server.set_http_handler(std::bind(&onSame, &server, _1));
  server.set_http_handler(std::bind(&onForm, &server, _1));
  server.set_http_handler(std::bind(&onFile, &server, _1));
  server.set_http_handler(std::bind(&onOrder, &server, &orders, _1));
  server.set_http_handler(std::bind(&onOrderElsewhere, &server, _1));
  server.set_validate_handler(std::bind(&onHandshake, &server, _1));
}
