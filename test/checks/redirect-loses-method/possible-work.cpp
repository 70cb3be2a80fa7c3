// RUN: %check_redirects %s %t --framework cpp-httplib

// What a call may do that nobody sees: if it may carry the request out, the
// redirect stays open; for that alone, nobody is told to show a page.

#include <httplib.h>
#include <string>
using namespace httplib;

struct Parcel {
  std::string to;
};
struct Depot {
  void hand(const Parcel &parcel);
  bool holds(const std::string &id);
  std::string nearest(const std::string &to);
};
// Unseen functions, by what they are given.
void arrange(const Parcel &parcel);
void reopen(Depot &depot);
void fold(Parcel &parcel);
void requireToken(const Request &req);
void wakeUp();
bool isOpen();

void addRoutes(Server &server, Depot &depot) {
  server.Put("/arranged", [](const Request &req, Response &res) {
    const Parcel parcel{req.path};
    arrange(parcel);
    res.set_redirect("https://b.example" + req.path, 302);
    // CHECK-NOTES: :[[@LINE-1]]:54: warning: PUT gets a {{.*}}; 307 repeats it, 303 shows a page
    // CHECK-NOTES: :[[@LINE-5]]:10: note: handler registered for PUT here
    // CHECK-NOTES: :[[@LINE-3]]:48: note: target is built from the request's own path
    // CHECK-NOTES: :[[@LINE-5]]:5: note: the handler may change something here
    // CHECK-NOTES: :[[@LINE-5]]:54: note: use 307 Temporary Redirect: clients repeat the request
    // CHECK-NOTES: :[[@LINE-6]]:54: note: use 303 See Other: clients fetch the page with GET
  });
  server.Put("/shown", [](const Request &req, Response &res) {
    const Parcel parcel{req.path};
    arrange(parcel);
    res.set_redirect("/parcels", 302);
    // CHECK-NOTES: :[[@LINE-1]]:34: warning: PUT gets a {{.*}}; 307 repeats it, 303 shows a page
    // CHECK-NOTES: :[[@LINE-5]]:10: note: handler registered for PUT here
    // CHECK-NOTES: :[[@LINE-3]]:22: note: nothing shows whether this takes the PUT or is a page
    // CHECK-NOTES: :[[@LINE-4]]:34: note: use 307 Temporary Redirect: clients repeat the request
    // CHECK-NOTES: :[[@LINE-5]]:34: note: use 303 See Other: clients fetch the page with GET
  });
  // What outlives the handler can be changed: that is work.
  server.Put("/reopened", [&](const Request &req, Response &res) {
    reopen(depot);
    res.set_redirect("https://b.example" + req.path, 302);
    // CHECK-NOTES: :[[@LINE-1]]:54: warning: PUT gets a {{.*}}, 303 shows a page
    // CHECK-NOTES: :[[@LINE-4]]:10: note: handler registered for PUT here
    // CHECK-NOTES: :[[@LINE-3]]:48: note: target is built from the request's own path
    // CHECK-NOTES: :[[@LINE-5]]:5: note: the handler changes something here
    // CHECK-NOTES: :[[@LINE-5]]:54: note: use 307 Temporary Redirect: clients repeat the request
    // CHECK-NOTES: :[[@LINE-6]]:54: note: use 303 See Other: clients fetch the page with GET
  });
  // Nobody else sees what is filled, and nothing can be changed where nothing
  // is given. What is asked for the target or a guard is asked.
  server.Put("/sent-on", [&](const Request &req, Response &res) {
    Parcel parcel{req.path};
    fold(parcel);
    wakeUp();
    requireToken(req);
    if (!isOpen() || depot.holds(req.path))
      return;
    res.set_redirect("https://" + depot.nearest("x") + req.path, 302);
    // CHECK-NOTES: :[[@LINE-1]]:66: warning: PUT gets a {{.*}}; 307 repeats it [http-redirect-loses-method]
    // CHECK-NOTES: :[[@LINE-9]]:10: note: handler registered for PUT here
    // CHECK-NOTES: :[[@LINE-3]]:60: note: target is built from the request's own path
    // CHECK-FIXES: res.set_redirect("https://" + depot.nearest("x") + req.path, 307);
  });
}
