// RUN: %check_redirects %s %t --framework cpp-httplib

// What the code shows of the meaning decides: repeat the request there (307),
// show another page (which this check leaves alone), or ask the author.

#include <httplib.h>
#include <iostream>
#include <map>
#include <mutex>
using namespace httplib;

struct Store {
  void insert(const std::string &text);
  std::string find(const std::string &id) const;
};

std::map<std::string, std::string> Sessions;
std::mutex Lock;

void audit(const std::string &line) { std::clog << line << '\n'; }
void remember(const std::string &id) {
  const std::lock_guard<std::mutex> guard(Lock);
  Sessions[id] = "seen";
}
std::string secure(const Request &req) {
  return "https://example.org" + req.path;
}

void addForwards(Server &server, const std::string &leader) {
  server.Post("/v1/users", [](const Request &, Response &res) {
    res.set_redirect("/v2/users", 302);
    // CHECK-NOTES: :[[@LINE-1]]:35: warning: POST gets a {{.*}}; 307 repeats it [http-redirect-loses-method]
    // CHECK-NOTES: :[[@LINE-3]]:10: note: handler registered for POST here
    // CHECK-NOTES: :[[@LINE-3]]:22: note: this route with another prefix, version or host
    // CHECK-FIXES: res.set_redirect("/v2/users", 307);
  });
  server.Put(R"(/users/(\d+))", [](const Request &req, Response &res) {
    res.set_redirect("/people/" + req.matches[1].str(), 302);
    // CHECK-NOTES: :[[@LINE-1]]:57: warning: PUT gets a {{.*}}; 307 repeats it, 303 shows a page
    // CHECK-NOTES: :[[@LINE-3]]:10: note: handler registered for PUT here
    // CHECK-NOTES: :[[@LINE-3]]:22: note: nothing shows whether this takes the PUT or is a page
    // CHECK-NOTES: :[[@LINE-4]]:57: note: use 307 Temporary Redirect: clients repeat the request
    // CHECK-NOTES: :[[@LINE-5]]:57: note: use 303 See Other: clients fetch the page with GET
  });
  server.Put(R"(/api/users/(\d+))", [](const Request &req, Response &res) {
    const std::string id = req.matches[1];
    res.set_redirect("/api/v2/users/" + id, 302);
    // CHECK-NOTES: :[[@LINE-1]]:45: warning: PUT gets a {{.*}}; 307 repeats it [http-redirect-loses-method]
    // CHECK-NOTES: :[[@LINE-4]]:10: note: handler registered for PUT here
    // CHECK-NOTES: :[[@LINE-3]]:22: note: this route with another prefix, version or host
    // CHECK-FIXES: res.set_redirect("/api/v2/users/" + id, 307);
  });
  // Asking the request's headers, looking something up and logging are no work.
  server.Post("/secure", [&](const Request &req, Response &res) {
    if (req.get_header_value("X-Forwarded-Proto") != "http")
      return;
    audit("insecure: " + req.path);
    std::cout << "redirected\n";
    std::string target = secure(req);
    res.set_redirect(target, 302);
    // CHECK-NOTES: :[[@LINE-1]]:30: warning: POST gets a {{.*}}; 307 repeats it [http-redirect-loses-method]
    // CHECK-NOTES: :[[@LINE-8]]:10: note: handler registered for POST here
    // CHECK-NOTES: :[[@LINE-37]]:38: note: target is built from the request's own path
    // CHECK-FIXES: res.set_redirect(target, 307);
  });
  server.Delete("/appended", [&](const Request &req, Response &res) {
    auto target = leader;
    target += req.target;
    res.set_redirect(target, 302);
    // CHECK-NOTES: :[[@LINE-1]]:30: warning: DELETE gets a {{.*}}; 307 repeats it [http-redirect-loses-method]
    // CHECK-NOTES: :[[@LINE-5]]:10: note: handler registered for DELETE here
    // CHECK-NOTES: :[[@LINE-4]]:19: note: target is built from the request's own path
    // CHECK-FIXES: res.set_redirect(target, 307);
  });
}

// A login form, whose password must never be sent on to the next page.
void addAnswers(Server &server, Store &store) {
  server.Post("/login", [](const Request &req, Response &res) {
    if (req.get_param_value("password") != "secret") {
      res.set_redirect("/login?error=1");
      return;
    }
    res.set_header("Set-Cookie", "session=1");
    res.set_redirect("/home");
  });
  server.Post("/logout", [](const Request &, Response &res) {
    res.set_header("Set-Cookie", "session=");
    res.set_redirect("/");
  });
  server.Post("/notes", [&](const Request &req, Response &res) {
    store.insert(req.body);
    res.set_redirect("/notes", 302);
  });
  server.Post("/visits", [&](const Request &, Response &res) {
    remember("visit");
    res.set_redirect("/thanks", 302);
  });
  // The page itself, once more: with its method it would go round for ever.
  server.Post("/again", [](const Request &req, Response &res) {
    res.set_redirect(req.path, 302);
  });
  server.Post("/same", [](const Request &, Response &res) {
    res.set_redirect("/same", 302);
  });
}

void addUnknown(Server &server, Store &store) {
  server.Post("/start", [](const Request &, Response &res) {
    res.set_redirect("/welcome", 302);
    // CHECK-NOTES: :[[@LINE-1]]:34: warning: POST gets a {{.*}}, 303 shows a page
    // CHECK-NOTES: :[[@LINE-3]]:10: note: handler registered for POST here
    // CHECK-NOTES: :[[@LINE-3]]:22: note: nothing shows whether this takes the POST or is a page
    // CHECK-NOTES: :[[@LINE-4]]:34: note: use 307 Temporary Redirect: clients repeat the request
    // CHECK-NOTES: :[[@LINE-5]]:34: note: use 303 See Other: clients fetch the page with GET
  });
  // A page that will lead back is not the request sent on.
  server.Post("/guarded", [](const Request &req, Response &res) {
    res.set_redirect("/login?next=" + req.path, 302);
    // CHECK-NOTES: :[[@LINE-1]]:49: warning: POST gets a {{.*}}, 303 shows a page
    // CHECK-NOTES: :[[@LINE-3]]:10: note: handler registered for POST here
    // CHECK-NOTES: :[[@LINE-3]]:43: note: nothing shows whether this takes the POST or is a page
    // CHECK-NOTES: :[[@LINE-4]]:49: note: use 307 Temporary Redirect: clients repeat the request
    // CHECK-NOTES: :[[@LINE-5]]:49: note: use 303 See Other: clients fetch the page with GET
  });
  server.Put("/beside", [](const Request &req, Response &res) {
    res.set_redirect(req.path + "/edit", 302);
    // CHECK-NOTES: :[[@LINE-1]]:42: warning: PUT gets a {{.*}}, 303 shows a page
    // CHECK-NOTES: :[[@LINE-3]]:10: note: handler registered for PUT here
    // CHECK-NOTES: :[[@LINE-3]]:26: note: nothing shows whether this takes the PUT or is a page
    // CHECK-NOTES: :[[@LINE-4]]:42: note: use 307 Temporary Redirect: clients repeat the request
    // CHECK-NOTES: :[[@LINE-5]]:42: note: use 303 See Other: clients fetch the page with GET
  });
  // Sent on, but after the request has been carried out: one of the two is
  // wrong.
  server.Post("/both", [&](const Request &req, Response &res) {
    store.insert(req.path);
    res.set_redirect("https://b.example" + req.path, 302);
    // CHECK-NOTES: :[[@LINE-1]]:54: warning: POST gets a {{.*}}, 303 shows a page
    // CHECK-NOTES: :[[@LINE-4]]:10: note: handler registered for POST here
    // CHECK-NOTES: :[[@LINE-3]]:48: note: target is built from the request's own path
    // CHECK-NOTES: :[[@LINE-5]]:11: note: the handler changes something here
    // CHECK-NOTES: :[[@LINE-5]]:54: note: use 307 Temporary Redirect: clients repeat the request
    // CHECK-NOTES: :[[@LINE-6]]:54: note: use 303 See Other: clients fetch the page with GET
  });
}
