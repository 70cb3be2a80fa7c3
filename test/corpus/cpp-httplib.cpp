// RUN: %check_redirects %s %t --framework cpp-httplib

// What people's cpp-httplib servers do, in our own words: each redirect was
// judged by hand before the check saw it.

#include <filesystem>
#include <fstream>
#include <httplib.h>
#include <string>

struct Users {
  bool isSession(const std::string &id) const;
  int idOf(const std::string &session) const;
};
struct Files {
  bool store(int user, const std::string &name, const std::string &content);
};

// A service whose handlers are static members.
class Service {
public:
  void run();

private:
  static void upload(const httplib::Request &req, httplib::Response &resp);
  static void list(const httplib::Request &req, httplib::Response &resp);
  static void update(const httplib::Request &req, httplib::Response &resp);

  httplib::Server server;
  static Users users;
  static Files files;
};

void Service::run() {
  server.Post("/upload", upload);
  server.Get("/list", list);
  server.Post("/list", list);
  server.Put(R"(/video/(\d+))", update);
  // Right to be silent: whoever stops it is shown the start.
  server.Get("/stop", [&](const httplib::Request &, httplib::Response &res) {
    server.stop();
    res.set_redirect("/");
  });
  server.listen("0.0.0.0", 8080);
}

std::string sessionOf(const httplib::Request &req) {
  auto it = req.headers.find("Cookie");
  return it->second.substr(it->second.find('=') + 1);
}

// Right to be silent: without a session, nothing is done but to ask for one.
void Service::upload(const httplib::Request &req, httplib::Response &resp) {
  auto it = req.headers.find("Cookie");
  std::string session = it->second.substr(it->second.find('=') + 1);
  if (!users.isSession(session)) {
    resp.set_redirect("/");
    return;
  }
  if (!req.has_file("file")) {
    resp.status = 400;
    resp.set_content("no file", "text/plain");
    return;
  }
  auto file = req.get_file_value("file");
  if (!files.store(users.idOf(session), file.filename, file.content))
    return;
  resp.status = 200;
}

// Right to offer a choice: nothing shows what somebody wants who posts to a
// list that is only read.
void Service::list(const httplib::Request &req, httplib::Response &resp) {
  if (!users.isSession(sessionOf(req))) {
    resp.set_redirect("/");
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: POST gets a 302 by default{{.*}}; 307 repeats it{{.*}}, 303 shows a page
    return;
  }
  resp.set_content("the list", "text/html");
}

// Right to be silent: what was written is 303, a mistake is no redirect.
void Service::update(const httplib::Request &req, httplib::Response &resp) {
  if (!files.store(std::stoi(req.matches[1]), "title", req.body)) {
    resp.status = 500;
    return;
  }
  resp.set_redirect("/index.html", 303);
}

// A second server that does nothing but to send on to https.
// Right to report: the target is the request's own, or the root without any.
void upgrade(httplib::Server &plain, const std::string &host) {
  plain.set_pre_routing_handler(
      [host](const httplib::Request &req, httplib::Response &res) {
        const std::string target = req.target.empty() ? "/" : req.target;
        res.set_redirect("https://" + host + target, 301);
        // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: POST, PUT, PATCH and DELETE get a 301{{.*}}; 308 repeats it [http-redirect-loses-method]
        // CHECK-FIXES: res.set_redirect("https://" + host + target, 308);
        return httplib::Server::HandlerResponse::Handled;
      });
}

// Right to be silent: whatever isn't found leads to a page. To send every
// request to the root of the other server repeats nothing.
void lost(httplib::Server &server, httplib::Server &plain) {
  server.set_error_handler([](const httplib::Request &, httplib::Response &res) {
    res.set_redirect("https://b.example/404.html");
  });
  plain.set_error_handler([](const httplib::Request &, httplib::Response &res) {
    res.set_redirect("https://localhost:8081/");
  });
}

// Right to be silent: one function for many routes that are only read.
static void dashboard(const httplib::Request &, httplib::Response &res) {
  res.set_redirect("/dashboard");
}
void addPages(httplib::Server &server) {
  for (const char *page : {"/", "/home", "/start"})
    server.Get(page, dashboard);
}

// Right to be silent: a server of files completes the path to that of a page,
// before it knows the method. A file takes no body.
void completePaths(httplib::Server &server) {
  static const std::string Root = "/srv/public", Ending = ".ogg";
  server.set_pre_routing_handler(
      [](const httplib::Request &req, httplib::Response &res) {
        if (req.path.back() == '/') {
          res.set_redirect(req.path + "index.html");
          return httplib::Server::HandlerResponse::Handled;
        }
        if (std::filesystem::is_directory(Root + req.path)) {
          res.set_redirect(req.path + "/index.html");
          return httplib::Server::HandlerResponse::Handled;
        }
        return httplib::Server::HandlerResponse::Unhandled;
      });
  server.set_post_routing_handler(
      [](const httplib::Request &req, httplib::Response &res) {
        if (req.path.find('.') == std::string::npos)
          res.set_redirect(req.path + Ending);
      });
}

// A choice is all that the rules give: the file is stored, so that its folder
// is to be shown; but the target is made of the request's own path.
void store(httplib::Server &server) {
  server.Post("/upload/.*", [](const httplib::Request &req,
                               httplib::Response &res) {
    auto file = req.get_file_value("file");
    std::ofstream out("." + req.path.substr(7) + file.filename);
    out << file.content;
    res.set_redirect(req.path.substr(7), 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:42: warning: POST gets a 302{{.*}}; 307 repeats it{{.*}}, 303 shows a page
  });
}

// Right to be silent: the client's own page gets the answer, in its query.
static void failTo(httplib::Response &res, const std::string &page,
                   const std::string &error) {
  std::string location = page;
  location += location.find('?') == std::string::npos ? '?' : '&';
  location += "error=" + error;
  res.set_redirect(location);
}
void authorize(httplib::Server &server) {
  server.Post("/authorize", [](const httplib::Request &req,
                               httplib::Response &res) {
    const std::string page = req.get_param_value("redirect_uri");
    if (req.get_param_value("response_type") != "code")
      return failTo(res, page, "unsupported_response_type");
    std::string location = page + "?code=" + req.get_param_value("client_id");
    res.set_redirect(location, 302);
  });
}
