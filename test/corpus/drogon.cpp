// RUN: %check_redirects %s %t -- -isystem %S/../frameworks/drogon/include

// What people's Drogon servers do, in our own words: each redirect was judged
// by hand before the check saw it.

#include <drogon/drogon.h>
#include <map>
using namespace drogon;

using Callback = std::function<void(const HttpResponsePtr &)>;

struct Rows {
  bool empty() const;
};
struct Database {
  Rows run(const std::string &statement, const std::string &argument);
};
Database *connect();
std::string newToken();

// The login of a back office: every way out shows a page.
class Office : public HttpController<Office, false> {
public:
  METHOD_LIST_BEGIN
  ADD_METHOD_TO(Office::enter, "/office/login", Post);
  ADD_METHOD_TO(Office::leave, "/office/logout", Get, Post);
  ADD_METHOD_TO(Office::begin, "/office/sso", Get, Post);
  ADD_METHOD_TO(Office::back, "/office/sso/callback", Get, Post);
  ADD_METHOD_TO(Office::help, "/help", Get, Options);
  METHOD_LIST_END

  // Right to be silent: a form that was refused, or is done.
  void enter(const HttpRequestPtr &req, Callback &&cb) {
    const auto key = req->getParameter("key");
    if (key.empty())
      return cb(HttpResponse::newRedirectionResponse("/office/login?e=key"));
    auto db = connect();
    if (!db)
      return cb(HttpResponse::newRedirectionResponse("/office/login?e=db"));
    try {
      if (db->run("SELECT 1 FROM keys WHERE name = $1", key).empty())
        return cb(HttpResponse::newRedirectionResponse("/office/login?e=who"));
      const auto token = newToken();
      try {
        db->run("INSERT INTO tokens VALUES ($1)", token);
      } catch (...) {
        return cb(HttpResponse::newRedirectionResponse("/office/login?e=new"));
      }
      auto resp = HttpResponse::newRedirectionResponse("/office/cases");
      resp->addHeader("Set-Cookie", "token=" + token + "; HttpOnly");
      return cb(resp);
    } catch (...) {
      return cb(HttpResponse::newRedirectionResponse("/office/login?e=any"));
    }
  }

  // Right to be silent: the session is ended, and the cookie taken away after
  // the redirect was made.
  void leave(const HttpRequestPtr &req, Callback &&cb) {
    const auto token = req->getHeader("Cookie");
    if (!token.empty()) {
      try {
        if (auto db = connect())
          db->run("UPDATE tokens SET done WHERE token = $1", token);
      } catch (...) {
      }
    }
    auto resp = HttpResponse::newRedirectionResponse("/office/login");
    resp->addHeader("Set-Cookie", "token=; Max-Age=0");
    cb(resp);
  }

  // Right to be silent: the state that is stored belongs to this sign-on; the
  // provider shows a page.
  void begin(const HttpRequestPtr &req, Callback &&cb) {
    const auto state = newToken();
    const auto link = "https://sso.example/authorize?state=" + state;
    req->getSession()->insert("state", state);
    cb(HttpResponse::newRedirectionResponse(link));
  }

  // Right to be silent: what the provider said is kept before the answer, in a
  // function of another class that is handed the response.
  void back(const HttpRequestPtr &req, Callback &&cb) {
    ask(req->getParameter("code"), [req, cb](const std::string &user) {
      if (user.empty()) {
        auto failed = HttpResponse::newHttpResponse();
        failed->setStatusCode(k200OK);
        return cb(failed);
      }
      const auto resp = HttpResponse::newRedirectionResponse("/office/me");
      remember(req, resp, user);
      cb(resp);
    });
  }

  // Right to be silent: nobody posts to it.
  void help(const HttpRequestPtr &, Callback &&cb) {
    auto resp = HttpResponse::newRedirectionResponse(
        "https://wiki.example/help.md", k301MovedPermanently);
    resp->addHeader("Cache-Control", "max-age=31536000");
    cb(resp);
  }

private:
  static void ask(const std::string &code,
                  std::function<void(const std::string &)> done);
  static void remember(const HttpRequestPtr &req, const HttpResponsePtr &resp,
                       const std::string &user) {
    req->getSession()->insert("user", user);
    resp->addCookie("refresh", newToken());
  }
};

// Right to be silent: whoever has a session already is shown what is his, by
// any method.
class OnlyGuests : public HttpFilter<OnlyGuests> {
  void doFilter(const HttpRequestPtr &req, FilterCallback &&stop,
                FilterChainCallback &&next) override {
    if (!req->session()->find("user")) {
      next();
      return;
    }
    stop(HttpResponse::newRedirectionResponse("https://b.example/office/me"));
  }
};

// Right to report: an upgrade to https takes every request along. The name of
// the host is cut out of a header, the query follows if there is one.
void upgrade(int port) {
  app().registerPreRoutingAdvice([port](const HttpRequestPtr &req,
                                        AdviceCallback &&answer,
                                        AdviceChainCallback &&next) {
    if (req->isOnSecureConnection()) {
      next();
      return;
    }
    std::string host = req->getHeader("Host");
    auto colon = host.rfind(':');
    if (colon != std::string::npos)
      host = host.substr(0, colon);
    if (host.empty())
      host = "localhost";
    std::string location = "https://" + host + ":" + std::to_string(port) +
                           std::string(req->path());
    if (!std::string(req->query()).empty())
      location += "?" + std::string(req->query());
    auto resp = HttpResponse::newHttpResponse();
    resp->setStatusCode(k301MovedPermanently);
    // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: POST, PUT, PATCH and DELETE get a 301{{.*}}; 308 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: resp->setStatusCode(k308PermanentRedirect);
    resp->addHeader("Location", location);
    answer(resp);
  });
}

// Right to report: rules of the configuration change the protocol or the host;
// the rest of the URL is put together in place.
class Rules : public std::enable_shared_from_this<Rules> {
public:
  void install() {
    auto weak = std::weak_ptr<Rules>(shared_from_this());
    app().registerSyncAdvice(
        [weak](const HttpRequestPtr &req) -> HttpResponsePtr {
          auto self = weak.lock();
          if (!self)
            return HttpResponsePtr{};
          std::string protocol, host;
          for (auto &rule : self->rules)
            rule(req, protocol, host);
          if (!protocol.empty() || !host.empty()) {
            std::string url;
            if (protocol.empty()) {
              url = req->isOnSecureConnection() ? "https://" : "http://";
              url.append(host);
            } else {
              url = std::move(protocol);
              url.append(host.empty() ? req->getHeader("host") : host);
            }
            url.append(req->path());
            auto &query = req->query();
            if (!query.empty())
              url.append("?").append(query);
            return HttpResponse::newRedirectionResponse(url);
            // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: POST, PUT, PATCH and DELETE get a 302 by default{{.*}}; 307 repeats it [http-redirect-loses-method]
            // CHECK-FIXES: return HttpResponse::newRedirectionResponse(url, drogon::{{(HttpStatusCode::)?}}k307TemporaryRedirect);
          }
          return HttpResponsePtr{};
        });
  }

private:
  using Rule = std::function<void(const HttpRequestPtr &, std::string &,
                                  std::string &)>;
  std::vector<Rule> rules;
};

// Right to be silent: the home page has moved for those who read it.
void addHome() {
  app().registerHandler(
      "/",
      [](HttpRequestPtr const &, Callback &&cb) {
        auto res =
            HttpResponse::newRedirectionResponse("/web", k301MovedPermanently);
        cb(res);
      },
      {Get});
  // Right to be silent: the values of a form are kept in a map, then a page.
  static std::map<std::string, std::string> well;
  app().registerHandler(
      "/well",
      [](HttpRequestPtr const &req, Callback &&cb) {
        if (!req->getParameter("first").empty())
          well["first"] = req->getParameter("first");
        cb(HttpResponse::newRedirectionResponse("http://localhost:8848"));
      },
      {Post});
}
