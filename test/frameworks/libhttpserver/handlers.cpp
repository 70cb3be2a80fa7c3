// RUN: %check_redirects %s %t --checks http-redirect-loses-method,http-redirect-implicit-see-other,http-redirect-repeats-request,http-redirect-permanent-answer -- -std=c++17 -isystem %S/include

// Resources of a small site on libhttpserver 0.19.

#include "httpserver.hpp"

#include <mutex>
#include <vector>

using namespace httpserver;
using Reply = std::shared_ptr<http_response>;

struct Users {
  bool knows(const std::string &name, const std::string &password) const;
  std::string beginSession(const std::string &name);
};
struct Links {
  std::string find(const std::string &key) const;
  std::string add(const std::string &url);
};

class Login : public http_resource {
public:
  explicit Login(Users &users) : users(users) {}

  // Silent: who is known goes on, by GET.
  Reply render_GET(const http_request &req) override {
    if (!req.get_cookie("sid").empty()) {
      auto reply = std::make_shared<string_response>("", 302);
      reply->with_header("Location", "/");
      return reply;
    }
    return std::make_shared<file_response>("login.html");
  }

  Reply render_POST(const http_request &req) override {
    const std::string name = req.get_arg("name");
    if (!users.knows(name, req.get_arg("password"))) {
      auto reply = std::make_shared<string_response>("", http::http_utils::http_found);
      // CHECK-MESSAGES: :[[@LINE-1]]:58: warning: POST gets a 302 for a page: {{.*}}; 303 always means GET [http-redirect-implicit-see-other]
      // CHECK-FIXES: auto reply = std::make_shared<string_response>("", http::http_utils::http_see_other);
      reply->with_header("Location", "/login?failed=1");
      return reply;
    }
    string_response *reply = new string_response("Welcome", 302, "text/plain");
    // CHECK-MESSAGES: :[[@LINE-1]]:61: warning: POST gets a 302 for a page: {{.*}}; 303 always means GET [http-redirect-implicit-see-other]
    // CHECK-FIXES: string_response *reply = new string_response("Welcome", 303, "text/plain");
    reply->with_cookie("sid", users.beginSession(name));
    reply->with_header("Location", "/");
    return Reply(reply);
  }

private:
  Users &users;
};

// A helper of the program's, for both.
static Reply makeRedirect(const std::string &target) {
  auto reply = Reply(new http_response(http::http_utils::http_see_other, "text/plain"));
  reply->with_header("Location", target);
  return reply;
}

static Reply makeRedirect(const std::string &target, int status) {
  auto reply = Reply(new http_response(status, "text/plain"));
  reply->with_header("Location", target);
  return reply;
}

class Shortener : public http_resource {
public:
  explicit Shortener(Links &links) : links(links) {}

  // Silent: a link is followed by GET.
  Reply render_GET(const http_request &req) override {
    return makeRedirect(links.find(req.get_path_piece(1)), 302);
  }

  Reply render_PUT(const http_request &req) override {
    const std::string key = links.add(std::string(req.get_content()));
    return makeRedirect("/links/" + key, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:42: warning: PUT gets a 302 for a page: {{.*}}; 303 always means GET [http-redirect-implicit-see-other]
    // CHECK-FIXES: return makeRedirect("/links/" + key, 303);
  }

  // Silent: told to GET.
  Reply render_POST(const http_request &req) override {
    return makeRedirect("/links/" + links.add(std::string(req.get_content())));
  }

  // Posted once, it is posted again.
  Reply render_PATCH(const http_request &req) override {
    const std::string key = links.add(std::string(req.get_content()));
    return makeRedirect("/links/" + key, http::http_utils::http_temporary_redirect);
    // CHECK-MESSAGES: :[[@LINE-1]]:42: warning: {{.*}}[http-redirect-repeats-request]
    // CHECK-FIXES: return makeRedirect("/links/" + key, http::http_utils::http_see_other);
  }

private:
  Links &links;
};

// Silent: which methods the object has been told to take isn't known.
class Files : public http_resource {
public:
  Files() {
    disallow_all();
    set_allowing("GET", true);
  }

  Reply render(const http_request &req) override {
    auto reply = std::make_shared<string_response>("", 301);
    reply->with_header("Location", std::string(req.get_path()) + "/");
    return reply;
  }
};

// What its own test lets through is.
class Notes : public http_resource {
public:
  Reply render(const http_request &req) override {
    if (req.get_method() == http::http_utils::http_method_delete) {
      const std::lock_guard<std::mutex> lock(mutex);
      notes.clear();
      return makeRedirect("/", 302);
      // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: DELETE gets a 302 for a page: {{.*}}; 303 always means GET [http-redirect-implicit-see-other]
      // CHECK-FIXES: return makeRedirect("/", 303);
    }
    // Silent: for GET.
    if (req.get_method() == "GET")
      return makeRedirect("/", 302);
    return nullptr;
  }

private:
  std::mutex mutex;
  std::vector<std::string> notes;
};

// The port without TLS has no resources: all that is asked for isn't found.
static Reply upgrade(const http_request &req) {
  const std::string host(req.get_header("Host"));
  auto reply = std::make_shared<string_response>("", 301);
  // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: POST, PUT, PATCH and DELETE get a 301{{.*}}; 308 repeats it [http-redirect-loses-method]
  // CHECK-FIXES: auto reply = std::make_shared<string_response>("", 308);
  reply->with_header("Location", "https://" + host + std::string(req.get_path()));
  return reply;
}

// Silent: to one page, whatever was asked for.
static Reply notFound(const http_request &req) {
  if (req.get_path() == "/" && req.get_header("Accept").find("text/html") != std::string::npos)
    return makeRedirect("ui/index.html", 302);
  return std::make_shared<string_response>("", http::http_utils::http_not_found);
}

void serve(Users &users, Links &links) {
  Login login(users);
  Shortener shortener(links);
  Files files;
  Notes notes;
  webserver server(create_webserver(443).use_ssl().not_found_resource(notFound));
  server.register_resource("/login", &login);
  server.register_resource("/links", &shortener, true);
  server.register_resource("/files", &files, true);
  server.register_resource("/notes", &notes);
  webserver plain(create_webserver(80).not_found_resource(&upgrade));
  plain.start();
  server.start(true);
}
