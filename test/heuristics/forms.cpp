// RUN: %check_redirects %s %t --checks 'http-redirect-*' -- -I %S/Inputs
// RUN: %check_redirects %s %t --suffix=OFF --checks 'http-redirect-*' --option Heuristics=false -- -I %S/Inputs

// Other forms of registrations and of headers, in frameworks that no model
// describes.

#include "forms.h"
using namespace forest;

// CHECK-NO-MESSAGES-OFF

void saveEntry(const std::string &text);

// A pattern that tells the method.
void serve(Server &server) {
  server.handle("POST /entries", [](const Request &req, Response &res) {
    saveEntry(req.form("text"));
    res.redirect("/entries/1");
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: POST gets a 302 by default{{.*}}; 303 always means GET [http-redirect-implicit-see-other]
    // CHECK-FIXES: res.redirect("/entries/1", 303);
  });
  server.handle("GET /entries", [](const Request &req, Response &res) {
    res.redirect("/entries/1");
  });
  server.handle("PUT:/v1/name", [](const Request &req, Response &res) {
    res.redirect("/v2/name");
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: PUT gets a 302 by default{{.*}}; 307 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.redirect("/v2/name", 307);
  });
  // One without it is for all.
  server.handle("/all", [](const Request &req, Response &res) {
    if (req.method == "POST")
      res.redirect("/done");
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: POST gets a 302 by default{{.*}}
    // CHECK-FIXES: res.redirect("/done");
    else
      res.redirect("/shown");
  });
  // Of what such a method is for nothing is known.
  server.handle("MOVE /entries", [](const Request &req, Response &res) {
    res.redirect("/v2/entries");
  });
}

// A list of methods, and what may be one.
static void move(const Request &req, Response &res) {
  res.redirect("https://new.example" + req.path);
}
static void moveWrites(const Request &req, Response &res) {
  res.redirect("https://new.example" + req.path);
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: POST and DELETE get a 302 by default{{.*}}; 307 repeats it [http-redirect-loses-method]
  // CHECK-FIXES: res.redirect("https://new.example" + req.path, 307);
}
void lists(Server &server, const std::vector<std::string> &methods, int flags) {
  server.serve("/list", move, {"GET"});
  server.serve("/list", moveWrites, {"POST", "DELETE"});
  server.serve("/variable", move, methods);
  server.onPath("/default", move);
  server.path("/flags", flags, move);
  server.url("/text", "GET, HEAD", move);
  server.any("/rule", move).methods("GET");
  server.routes<Verb::Get>("/template", move);
}

// A chain of calls.
void chain(Server &server) {
  server.route("/v1/orders")
      .get([](const Request &req, Response &res) {
        res.redirect("/v2/orders");
      })
      .post([](const Request &req, Response &res) {
        res.redirect("/v2/orders");
        // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: POST gets a 302 by default{{.*}}; 307 repeats it [http-redirect-loses-method]
        // CHECK-FIXES: res.redirect("/v2/orders", 307);
      });
  Route &items = server.route("/v1/items");
  items.put([](const Request &req, Response &res) {
    res.redirect("/v2/items");
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: PUT gets a 302 by default{{.*}}; 307 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.redirect("/v2/items", 307);
  });
  items.get([](const Request &req, Response &res) {
    res.redirect("/v2/items");
  });
}

// A table.
static void save(const Request &req, Response &res) {
  saveEntry(req.form("text"));
  res.status(302).set(Field::Location, "/entries");
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: POST gets a 302{{.*}}; 303 always means GET [http-redirect-implicit-see-other]
  // CHECK-FIXES: res.status(303).set(Field::Location, "/entries");
}
static void show(const Request &req, Response &res) {
  res.status(302).set(Field::Location, "/entries");
}
static void noted(const Request &req, Response &res) {
  res.status(302).set(Field::ContentType, "/entries");
}
extern const Entry Table[];
const Entry Table[] = {{"POST", "save", "^/save$", &save},
                       {"GET", "show", "^/show$", show},
                       {"POST", "noted", "^/noted$", noted}};

// An overridden function.
class Login : public Servlet {
  void doGet(const Request &request, Response &response) override {
    response.redirect("/login");
  }
  void doPost(const Request &request, Response &response) override {
    saveEntry(request.form("password"));
    response.redirect("/home");
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: POST gets a 302 by default{{.*}}; 303 always means GET [http-redirect-implicit-see-other]
    // CHECK-FIXES: response.redirect("/home", 303);
  }
};

class Moved : public Servlet {
public:
  void doGet(const Request &request, Response &response) override {
    response.redirect("https://new.example" + request.path);
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: DELETE gets a 302 by default{{.*}}; 307 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: response.redirect("https://new.example" + request.path, 307);
  }
  void doDelete(const Request &request, Response &response) override {
    doGet(request, response);
  }
};

// An object is made where no request gets: it serves what its class serves.
class Logout : public Servlet {
  void doPost(const Request &request, Response &response) override {
    response.redirect("/bye?user=" + request.form("user"));
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: POST gets a 302 by default{{.*}}; 303 always means GET [http-redirect-implicit-see-other]
    // CHECK-FIXES: response.redirect("/bye?user=" + request.form("user"), 303);
  }
};
std::unique_ptr<Servlet> makeLogout() { return std::make_unique<Logout>(); }

// Header lines, constants, lengths.
void headers(Server &server) {
  server.handle("POST /line", [](const Request &req, Response &res) {
    saveEntry(req.form("text"));
    res.status(302);
    // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: POST gets a 302{{.*}}; 303 always means GET [http-redirect-implicit-see-other]
    // CHECK-FIXES: res.status(303);
    res.addHeader("Location: /home");
  });
  server.handle("POST /other", [](const Request &req, Response &res) {
    saveEntry(req.form("text"));
    res.status(302);
    res.addHeader("X-Location: /home");
  });
  server.handle("POST /constant", [](const Request &req, Response &res) {
    saveEntry(req.form("text"));
    res.status(302).header(LOCATION, "/home");
    // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: POST gets a 302{{.*}}; 303 always means GET [http-redirect-implicit-see-other]
    // CHECK-FIXES: res.status(303).header(LOCATION, "/home");
  });
  server.handle("POST /length", [](const Request &req, Response &res) {
    saveEntry(req.form("text"));
    res.status(302);
    // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: POST gets a 302{{.*}}; 303 always means GET [http-redirect-implicit-see-other]
    // CHECK-FIXES: res.status(303);
    res.insertHeader("Location", 8, "/home", 5);
  });
  server.handle("GET /length", [](const Request &req, Response &res) {
    res.status(302).insertHeader("Location", 8, "/home", 5);
  });
}
