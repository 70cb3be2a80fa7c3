// RUN: %check_redirects %s %t --framework cpp-httplib --checks http-redirect-permanent-answer

// What a report says, and state that members hold.

#include <httplib.h>
#include <string>
#include <vector>
using namespace httplib;

struct Door { void open(); };
bool readFlag(const char *name);
std::vector<std::string> mails;

void addNotes(Server &svr, Door &door) {
  svr.Get("/open", [&](const Request &, Response &res) {
    door.open();
    res.set_redirect("/", 301);
    // CHECK-NOTES: :[[@LINE-1]]:27: warning: GET and HEAD get a 301 after the work is done: clients that keep it never ask again; 302 isn't kept [http-redirect-permanent-answer]
    // CHECK-NOTES: :[[@LINE-4]]:7: note: handler registered for GET and HEAD here
    // CHECK-NOTES: :[[@LINE-4]]:10: note: the handler changes something here
    // CHECK-NOTES: :[[@LINE-4]]:27: note: or send 'Cache-Control: no-store'; what was kept stays until it is evicted
    // CHECK-FIXES: res.set_redirect("/", 302);
  });
}

class Shop {
public:
  explicit Shop(bool isOld) : isOld(isOld) {}

  void configure() { isBeta = readFlag("beta"); }

  void addTo(Server &svr) {
    svr.Post("/close", [this](const Request &, Response &res) {
      isClosed = true;
      res.status = 204;
    });
    svr.Get("/shop", [this](const Request &, Response &res) {
      if (isClosed)
        return res.set_redirect("/sorry", 301);
        // CHECK-NOTES: :[[@LINE-1]]:43: warning: GET and HEAD get a 301 for a reason that passes: clients that keep it never ask again; 302 isn't kept [http-redirect-permanent-answer]
        // CHECK-NOTES: :[[@LINE-4]]:9: note: handler registered for GET and HEAD here
        // CHECK-NOTES: :[[@LINE-4]]:11: note: this may be otherwise next time
        // CHECK-NOTES: :[[@LINE-4]]:43: note: or send 'Cache-Control: no-store'; what was kept stays until it is evicted
        // CHECK-FIXES: return res.set_redirect("/sorry", 302);
      res.set_content("shop", "text/plain");
    });
    svr.Get("/chosen", [this](const Request &, Response &res) {
      res.set_redirect(isClosed ? "/sorry" : "/shop", 301);
      // CHECK-NOTES: :[[@LINE-1]]:55: warning: GET and HEAD get a 301 for a reason that passes: clients that keep it never ask again; 302 isn't kept [http-redirect-permanent-answer]
      // CHECK-NOTES: :[[@LINE-3]]:9: note: handler registered for GET and HEAD here
      // CHECK-NOTES: :[[@LINE-3]]:24: note: this may be otherwise next time
      // CHECK-NOTES: :[[@LINE-4]]:55: note: or send 'Cache-Control: no-store'; what was kept stays until it is evicted
      // CHECK-FIXES: res.set_redirect(isClosed ? "/sorry" : "/shop", 302);
    });
    // Silent: it is set before the server listens.
    svr.Get("/beta", [this](const Request &, Response &res) {
      if (isBeta)
        return res.set_redirect("/next", 301);
      res.set_content("beta", "text/plain");
    });
    svr.Get("/old", [this](const Request &, Response &res) {
      if (isOld)
        return res.set_redirect("/new", 301);
      res.set_content("old", "text/plain");
    });
  }

private:
  bool isClosed = false;
  bool isBeta = false;
  const bool isOld;
};

int main() {
  Server svr;
  Door door;
  Shop shop(readFlag("old"));
  addNotes(svr, door);
  shop.configure();
  shop.addTo(svr);
  svr.Get("/confirm", [](const Request &req, Response &res) {
    mails.push_back(req.get_param_value("mail"));
    res.set_redirect("/confirmed", 301);
    // CHECK-NOTES: :[[@LINE-1]]:36: warning: GET and HEAD get a 301 after the work is done: clients that keep it never ask again; 302 isn't kept [http-redirect-permanent-answer]
    // CHECK-NOTES: :[[@LINE-4]]:7: note: handler registered for GET and HEAD here
    // CHECK-NOTES: :[[@LINE-4]]:11: note: the handler changes something here
    // CHECK-NOTES: :[[@LINE-4]]:36: note: or send 'Cache-Control: no-store'
    // CHECK-FIXES: res.set_redirect("/confirmed", 302);
  });
  svr.listen("localhost", 8080);
}
