// RUN: %check_redirects %s %t --checks 'http-redirect-*' -- -isystem %S/include

// Servlets: a function for each method, one of which may call another's.

#include <acl_cpp/lib_acl.hpp>
#include <fiber/http_server.hpp>

bool isKnown(const char *name, const char *word);
int addOrder(const char *text);

class Login : public acl::HttpServlet {
  bool doGet(acl::HttpServletRequest &req, acl::HttpServletResponse &res) override {
    // Silent: it answers a GET.
    if (*req.getSession().getAttribute("name"))
      return res.setRedirect("/home").sendHeader();
    return res.setContentType("text/html").write(acl::string("<form method='post'>"));
  }
  bool doPost(acl::HttpServletRequest &req, acl::HttpServletResponse &res) override {
    const char *name = req.getParameter("name");
    const char *word = req.getParameter("word");
    if (!isKnown(name, word)) {
      res.setRedirect("/login?error=1");
      // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: POST gets a 302 by default{{.*}}; 303 always means GET [http-redirect-implicit-see-other]
      // CHECK-FIXES: res.setRedirect("/login?error=1", 303);
      return res.sendHeader();
    }
    req.getSession().setAttribute("name", name);
    res.setStatus(302).setHeader("Location", "/home");
    // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: POST gets a 302{{.*}}; 303 always means GET [http-redirect-implicit-see-other]
    // CHECK-FIXES: res.setStatus(303).setHeader("Location", "/home");
    return res.sendHeader();
  }
};

// What serves both is asked for both.
class Orders : public acl::HttpServlet {
  bool doGet(acl::HttpServletRequest &req, acl::HttpServletResponse &res) override { return doPost(req, res); }
  bool doPost(acl::HttpServletRequest &req, acl::HttpServletResponse &res) override {
    acl::string page;
    page.format("/orders/%d", addOrder(req.getParameter("text")));
    res.setRedirect(page.c_str(), 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:35: warning: POST gets a 302{{.*}}; 303 always means GET [http-redirect-implicit-see-other]
    // CHECK-FIXES: res.setRedirect(page.c_str(), 303);
    return res.sendHeader();
  }
};
class OrdersRight : public acl::HttpServlet {
  bool doGet(acl::HttpServletRequest &req, acl::HttpServletResponse &res) override { return doPost(req, res); }
  bool doPost(acl::HttpServletRequest &req, acl::HttpServletResponse &res) override {
    acl::string page;
    page.format("/orders/%d", addOrder(req.getParameter("text")));
    return res.setRedirect(page.c_str(), 303).sendHeader();
  }
};

// Port 80 sends everything to https.
class Plain : public acl::HttpServlet {
  bool upgrade(acl::HttpServletRequest &req, acl::HttpServletResponse &res) {
    acl::string url;
    url.format("https://%s%s", req.getRemoteHost(), req.getRequestUri());
    res.setRedirect(url.c_str(), 301);
    // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: POST and PUT get a 301{{.*}}; 308 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.setRedirect(url.c_str(), 308);
    return res.sendHeader();
  }
  bool doGet(acl::HttpServletRequest &req, acl::HttpServletResponse &res) override { return upgrade(req, res); }
  bool doPost(acl::HttpServletRequest &req, acl::HttpServletResponse &res) override { return upgrade(req, res); }
  bool doPut(acl::HttpServletRequest &req, acl::HttpServletResponse &res) override { return upgrade(req, res); }
};

// Silent: of GET and HEAD alone, by the function or by a test.
class PlainPages : public acl::HttpServlet {
  bool upgrade(acl::HttpServletRequest &req, acl::HttpServletResponse &res) {
    acl::string url("https://shop.example");
    url.append(req.getPathInfo());
    return res.setRedirect(url.c_str(), 301).sendHeader();
  }
  bool doGet(acl::HttpServletRequest &req, acl::HttpServletResponse &res) override { return upgrade(req, res); }
  bool doHead(acl::HttpServletRequest &req, acl::HttpServletResponse &res) override { return upgrade(req, res); }
};
class Either : public acl::HttpServlet {
  bool doGet(acl::HttpServletRequest &req, acl::HttpServletResponse &res) override { return serve(req, res); }
  bool doPost(acl::HttpServletRequest &req, acl::HttpServletResponse &res) override { return serve(req, res); }
  bool serve(acl::HttpServletRequest &req, acl::HttpServletResponse &res) {
    if (req.getMethod() != acl::HTTP_METHOD_GET) {
      res.setStatus(405);
      return res.sendHeader();
    }
    return res.setRedirect("/home").sendHeader();
  }
};

void addRoutes(acl::http_server &server) {
  server.on_proc_init([] {})
      .Get("/", [](acl::HttpRequest &, acl::HttpResponse &res) { return res.setRedirect("/home").sendHeader(); })
      .Post("/v1/orders", [](acl::HttpRequest &, acl::HttpResponse &res) {
        res.setRedirect("/v2/orders");
        // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: POST gets a 302 by default{{.*}}; 307 repeats it [http-redirect-loses-method]
        // CHECK-FIXES: res.setRedirect("/v2/orders", 307);
        return res.sendHeader();
      })
      // Nothing shows what the author means.
      .Put("/profile", [](acl::HttpRequest &, acl::HttpResponse &res) {
        return res.setRedirect("/welcome", 302).sendHeader();
        // CHECK-MESSAGES: :[[@LINE-1]]:44: warning: PUT gets a 302{{.*}}, 303 shows a page
      });
}
