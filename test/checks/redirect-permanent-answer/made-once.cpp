// RUN: %check_redirects %s %t --framework cpp-httplib --checks http-redirect-permanent-answer

// What the first request makes for all that come is none of its own work.

#include <httplib.h>
#include <memory>
#include <optional>
#include <string>
using namespace httplib;

struct Fs { bool isDir(const std::string &) const; };
Fs *fs = nullptr;
Fs *openFs();
int table = 0;
int loadTable(const char *);
std::string config;
std::string readConfig();
std::optional<std::string> homeUrl;
std::string findHome();
std::unique_ptr<Fs> owned;
struct User { bool confirmed = false; std::string session; };
User &userOf(const Request &);
User *current = nullptr;
User *login(const Request &);
std::string newToken();
bool confirmed = false;
struct Posts { std::optional<std::string> slugOf(const std::string &id) const; } posts;

// Silent.
void addMade(Server &svr) {
  svr.Get("/f(.*)", [](const Request &req, Response &res) {
    if (fs == nullptr)
      fs = openFs();
    if (fs->isDir(req.path)) {
      res.set_redirect(req.path + "/index.html", 301);
      return;
    }
    res.set_content("x", "text/plain");
  });
  svr.Get("/a", [](const Request &req, Response &res) {
    if (!fs)
      fs = openFs();
    res.set_redirect("/default.htm", 301);
  });
  svr.Get("/b", [](const Request &req, Response &res) {
    if (table == 0) {
      table = loadTable("names");
    }
    res.set_redirect("/default.htm", 301);
  });
  svr.Get("/c", [](const Request &req, Response &res) {
    if (config.empty())
      config = readConfig();
    res.set_redirect("/default.htm", 301);
  });
  svr.Get("/d", [](const Request &req, Response &res) {
    if (!homeUrl)
      homeUrl = findHome();
    res.set_redirect(*homeUrl, 301);
  });
  svr.Get("/e", [](const Request &req, Response &res) {
    if (!owned)
      owned.reset(new Fs());
    res.set_redirect("/default.htm", 301);
  });
  svr.Get(R"(/post/(\d+)/(.*))", [](const Request &req, Response &res) {
    const auto slug = posts.slugOf(req.matches[1]);
    if (!slug) { res.status = 404; return; }
    if (*slug != req.matches[2].str()) {
      res.set_redirect("/post/" + req.matches[1].str() + "/" + *slug, 301);
      return;
    }
    res.set_content("x", "text/plain");
  });
  svr.Get("/index.html", [](const Request &req, Response &res) {
    res.set_redirect("/", 301);
  });
}

// Made of the request, kept for its user, or set: that is done each time, or
// for one of them.
void addDone(Server &svr) {
  svr.Get("/g", [](const Request &req, Response &res) {
    User &user = userOf(req);
    if (!user.confirmed)
      user.confirmed = true;
    res.set_redirect("/welcome", 301);
    // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: GET and HEAD get a 301 after the work is done: clients that keep it never ask again; 302 isn't kept [http-redirect-permanent-answer]
    // CHECK-FIXES: res.set_redirect("/welcome", 302);
  });
  svr.Get("/h", [](const Request &req, Response &res) {
    if (!current)
      current = login(req);
    res.set_redirect("/welcome", 301);
    // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: GET and HEAD get a 301 after the work is done: clients that keep it never ask again; 302 isn't kept [http-redirect-permanent-answer]
    // CHECK-FIXES: res.set_redirect("/welcome", 302);
  });
  svr.Get("/i", [](const Request &req, Response &res) {
    User &user = userOf(req);
    if (user.session.empty())
      user.session = newToken();
    res.set_redirect("/welcome", 301);
    // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: GET and HEAD get a 301 after the work is done: clients that keep it never ask again; 302 isn't kept [http-redirect-permanent-answer]
    // CHECK-FIXES: res.set_redirect("/welcome", 302);
  });
  svr.Get("/j", [](const Request &req, Response &res) {
    if (!confirmed)
      confirmed = true;
    res.set_redirect("/welcome", 301);
    // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: GET and HEAD get a 301 after the work is done: clients that keep it never ask again; 302 isn't kept [http-redirect-permanent-answer]
    // CHECK-FIXES: res.set_redirect("/welcome", 302);
  });
}

// An object that all requests share is made by whoever asks first.
class Journal {
public:
  static Journal &get() {
    static Journal journal("journal.txt");
    return journal;
  }
  void note(const std::string &text);

private:
  explicit Journal(const char *path) { file = openFs(); }
  Fs *file = nullptr;
};
Fs &filesMade() {
  fs = openFs();
  ++table;
  return *fs;
}
void addShared(Server &svr) {
  svr.Get("/shared", [](const Request &, Response &res) {
    Journal::get();
    res.set_redirect("/default.htm", 301);
  });
  svr.Get("/files", [](const Request &req, Response &res) {
    static Fs &files = filesMade();
    if (files.isDir(req.path))
      res.set_redirect("/default.htm", 301);
  });
  svr.Get("/each", [](const Request &req, Response &res) {
    Fs &files = filesMade();
    if (files.isDir(req.path))
      res.set_redirect("/default.htm", 301);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: GET and HEAD get a 301 after the work is done
    // CHECK-FIXES: res.set_redirect("/default.htm", 302);
  });
}
