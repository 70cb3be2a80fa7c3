// RUN: %check_redirects %s %t --checks 'http-redirect-*'

// What looks like a part of a server and is none.

#include <cstdio>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

// CHECK-NO-MESSAGES

namespace caching {
struct Entry {
  int status = 0;
  std::string text;
};
class Cache {
public:
  void put(const std::string &key, std::function<Entry()> make);
  void get(const std::string &key, std::function<void(const Entry &)> found);
};
void fill(Cache &cache) {
  cache.put("/key", [] { return Entry{302, "redirect"}; });
  cache.put("/other", [] {
    Entry entry;
    entry.status = 302;
    return entry;
  });
  std::map<std::string, std::function<int()>> map;
  map.insert({"/a", [] { return 302; }});
}
} // namespace caching

namespace messages {
struct Message {
  std::string topic;
  std::string body;
  int code;
};
class Bus {
public:
  void post(const std::string &topic, std::function<void(Message &)> callback);
  void on(const std::string &topic, std::function<void(Message &)> callback);
};
void listen(Bus &bus) {
  bus.post("/topic", [](Message &message) { message.code = 302; });
  bus.on("/redirect", [](Message &message) {
    message.code = 302;
    message.body = "Location";
  });
}
} // namespace messages

namespace rows {
class Row {
public:
  void set(const std::string &column, const std::string &value);
  int status;
};
class Table {
public:
  void add(const std::string &path, std::function<void(Row &)> each);
};
int count(Table &table) {
  int status = 302;
  table.add("/rows", [&](Row &row) {
    row.set("Name", "Location");
    status += row.status;
  });
  return status;
}
} // namespace rows

namespace shells {
struct Job {
  int status;
};
// The standard output goes to a file.
int redirect(FILE *stream, const char *path);
int redirect(Job &job, int from, int to);
class Shell {
public:
  void post(const char *path, std::function<void(Job &)> job);
};
void run(Shell &shell) {
  redirect(stdout, "/tmp/redirected");
  std::freopen("/tmp/redirected", "w", stdout);
  shell.post("/bin/true", [](Job &job) {
    redirect(stdout, "/tmp/redirected");
    redirect(job, 302, 1);
    job.status = 302;
  });
}
} // namespace shells

namespace client {
class Response {
public:
  int status() const;
  std::string header(const std::string &name) const;
  std::string header(const std::string &name, const std::string &otherwise);
  bool isRedirect() const;
};
class Client {
public:
  using Callback = std::function<void(Response &)>;
  void Post(const std::string &path, const std::string &body, Callback done);
  void Get(const std::string &path, Callback done);
  void follow_redirect(const std::string &url, int status);
  void setFollowRedirects(bool follows);
};
void order(Client &http) {
  http.setFollowRedirects(true);
  http.Post("/orders", "text", [&](Response &res) {
    if (res.status() == 302)
      http.Get(res.header("Location"), [](Response &) {});
    if (res.isRedirect())
      http.follow_redirect(res.header("Location", "/"), 302);
  });
}
} // namespace client

namespace versions {
struct Commit {
  std::string url;
};
class Repository {
public:
  void redirect(const std::string &url, int code);
  void put(const std::string &path, std::function<void(Commit &)> change);
};
void change(Repository &git) {
  git.put("/a", [&](Commit &commit) { git.redirect(commit.url, 302); });
}
} // namespace versions

namespace schedulers {
class Scheduler {
public:
  void post(std::function<void()> task);
  void post(const std::string &queue, std::function<void()> task);
};
void schedule(Scheduler &scheduler) {
  scheduler.post([] {});
  scheduler.post("/redirect", [] {});
}
} // namespace schedulers

namespace settings {
struct Setting {
  int code;
  std::string location;
};
template <typename T> struct Map {
  void put(const char *key, T value);
  void any(const char *key, T value);
};
static void redirect(Setting &setting) { setting.code = 302; }
void fill(Map<void (*)(Setting &)> &map) {
  map.put("/a", redirect);
  map.any("/b", redirect);
}
} // namespace settings

namespace interceptors {
struct Response {
  int status_code;
  std::map<std::string, std::string> headers;
  const std::string &url() const;
};
struct Client {
  void Post(const std::string &path, const std::string &body,
            std::function<void(Response &)> done);
};
void order(Client &http) {
  http.Post("/x", "text", [](Response &res) {
    if (res.status_code == 302)
      res.headers["Location"] = "https://new.example" + res.url();
  });
  // To ask for a header is not to give it.
  http.Post("/y", "text", [](Response &res) {
    res.status_code = res.headers.count("Location") ? 302 : 200;
  });
}
} // namespace interceptors

namespace pipes {
struct Pipe {
  void redirect(const char *path, int);
  void redirect(const std::string &path, int flags);
};
struct Process {
  void put(const char *path, void (*filter)(Pipe &));
};
static void toFile(Pipe &pipe) {
  pipe.redirect("/tmp/redirected", 302);
  pipe.redirect(std::string("/tmp/redirected"), 302);
}
void run(Process &process) { process.put("/bin/ls", toFile); }
} // namespace pipes

namespace games {
struct Agent {
  int status;
  std::string location;
  void redirect(const std::string &target, int priority);
};
struct World {
  void post(const char *event, std::function<void(Agent &)> reaction);
};
void play(World &world) {
  world.post("/enemy/spawn", [](Agent &agent) {
    agent.redirect("castle", 302);
    agent.location = "castle";
  });
}
} // namespace games

namespace expectations {
struct Request {
  int status;
  std::string location;
};
struct Mock {
  void post(const char *path, std::function<bool(const Request &)> matches);
};
void expect(Mock &mock) {
  mock.post("/redirect", [](const Request &req) {
    return req.status == 302 && req.location == "/x";
  });
}
} // namespace expectations

namespace fetching {
struct Request {
  std::string path;
};
struct Response {
  int status;
  std::map<std::string, std::string> headers;
};
// What asks a server is no server, nor is what stands in for it in a test.
class HttpClient {
public:
  virtual ~HttpClient();
  virtual void handleGet(const Request &req, Response &res);
  virtual void handlePost(const Request &req, Response &res);
};
class Transfer {
public:
  virtual ~Transfer();
  virtual Response doGet(const Request &req);
  virtual Response doPost(const Request &req);
};
class Listener {
public:
  virtual ~Listener();
  virtual void onGet(const Response &res);
  virtual void onPost(const Response &res);
};
class Store {
public:
  virtual ~Store();
  virtual void doGet(Response &res);
  virtual void doPut(Response &res);
};
class Redirecting : public HttpClient {
  void handlePost(const Request &req, Response &res) override {
    res.status = 302;
    res.headers["Location"] = "https://new.example" + req.path;
  }
};
class Answering : public Transfer {
  Response doPost(const Request &req) override {
    Response res;
    res.status = 302;
    res.headers["Location"] = "https://new.example" + req.path;
    return res;
  }
};
class Listening : public Listener {
  void onPost(const Response &res) override {
    Response copy = res;
    copy.status = 302;
    copy.headers["Location"] = "/";
  }
};
class Storing : public Store {
  void doPut(Response &res) override {
    res.status = 302;
    res.headers["Location"] = "/";
  }
};
} // namespace fetching

namespace cases {
struct Response {
  int status;
  std::string location;
};
struct Case {
  const char *method;
  const char *path;
  std::function<bool(const Response &)> holds;
};
// A table of what a server is asked, and of what it should answer.
const std::vector<Case> All = {
    {"POST", "/redirect",
     [](const Response &res) {
       return res.status == 302 && res.location == "/x";
     }},
};
struct Command {
  const char *name;
  const char *path;
  void (*run)(Response &);
};
static void redirect(Response &res) {
  res.status = 302;
  res.location = "/x";
}
// No method is told, and the last one names no path.
const Command Commands[] = {{"redirect", "/usr/bin/redirect", redirect},
                            {"POST", "post", redirect}};
} // namespace cases

namespace chains {
struct Response {
  int status() const;
  void header(const std::string &line);
};
struct Query {
  Query &path(const std::string &path);
  Query &where(const std::string &text);
  void post(std::function<void(Response &)> done);
};
void ask(Query &query) {
  query.path("/redirect").post([](Response &res) {
    if (res.status() == 302)
      res.header("Location: /x");
  });
  query.where("/redirect").post([](Response &res) { res.header("Location"); });
}
} // namespace chains
