// RUN: %check_redirects %s %t --framework cpp-httplib --checks http-redirect-repeats-request --no-fix

// Whether a handler has carried the request out is told by the object that it
// changes: does anybody see that afterwards?

#include <algorithm>
#include <fstream>
#include <functional>
#include <httplib.h>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <tuple>
#include <vector>
using namespace httplib;

struct Seat {
  std::string guest;
  int row = 0;
  void give(const std::string &to) { guest = to; }
};
struct Rows {
  void append(const std::string &line);
};
struct Ledger {
  void append(const std::string &line);
  bool try_push(const std::string &line);
  Rows rows(const std::string &table);
  std::vector<Seat> seats;
};

Ledger hall;
std::map<std::string, Seat> seats;
std::vector<Seat> waiting;

// What is changed by a reference, a pointer or its own member function belongs
// to whoever passes it.
void mark(Seat &seat) { seat.row = 1; }
void markBy(Seat *seat) { seat->row = 1; }
void markTwice(Seat &seat) { mark(seat), markBy(&seat); }
struct Form {
  std::map<std::string, std::string> fields;
  int errors;
  Form() { errors = 0; }
  Form &with(const std::string &name) {
    fields[name] = "";
    return *this;
  }
  void check() { errors = fields.empty() ? 1 : 0; }
};
struct LongForm : Form {};
struct Desk {
  Ledger &ledger;
  std::unique_ptr<Seat> draft;
  void note(const std::string &line) { ledger.append(line); }
  void sketch() { draft->row = 1; }
};

// A singleton that is made when somebody asks for it, and a cache that is read
// through.
struct Settings {
  static Settings *get() {
    if (!one)
      one = new Settings;
    return one;
  }
  static Settings *one;
  std::string host() const;
};
const std::string &nameOf(const std::string &seat) {
  static std::map<std::string, std::string> names;
  auto found = names.find(seat);
  if (found == names.end())
    found = names.emplace(seat, "seat " + seat).first;
  return found->second;
}
// This one stores what it gives back.
const Seat &addSeat(const std::string &name) {
  auto found = seats.find(name);
  if (found != seats.end())
    return found->second;
  return seats.emplace(name, Seat()).first->second;
}

// Set for as long as an object is there.
bool busy = false;
struct Held {
  explicit Held(bool &flag) : flag(flag) { flag = true; }
  ~Held() { flag = false; }
  bool &flag;
};

#define REPEATS(to) to.set_redirect("/thanks", 307)

void addWork(Server &server, Ledger &ledger, std::shared_ptr<Ledger> shared) {
  server.Post("/assign-struct", [](const Request &req, Response &res) {
    seats[req.path] = Seat{req.path, 1};
    REPEATS(res);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: POST gets a 307 after the work is done
  });
  server.Post("/move-struct", [](const Request &req, Response &res) {
    Seat seat;
    seats[req.path] = std::move(seat);
    REPEATS(res);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: {{.*}} after the work is done
  });
  server.Post("/swap", [](const Request &, Response &res) {
    std::vector<Seat> none;
    none.swap(waiting);
    std::swap(waiting, none);
    REPEATS(res);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: {{.*}} after the work is done
  });
  server.Post("/erase-if", [](const Request &, Response &res) {
    waiting.erase(std::remove_if(waiting.begin(), waiting.end(),
                                 [](const Seat &seat) { return seat.row; }),
                  waiting.end());
    REPEATS(res);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: {{.*}} after the work is done
  });
  server.Post("/for-each", [](const Request &, Response &res) {
    std::for_each(waiting.begin(), waiting.end(),
                  [](Seat &seat) { seat.row = 2; });
    REPEATS(res);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: {{.*}} after the work is done
  });
  server.Post("/copy", [](const Request &, Response &res) {
    std::vector<Seat> rows(3);
    std::copy(rows.begin(), rows.end(), std::back_inserter(waiting));
    REPEATS(res);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: {{.*}} after the work is done
  });
  server.Post("/range", [](const Request &, Response &res) {
    for (auto &[name, seat] : seats)
      seat.row = 3;
    REPEATS(res);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: {{.*}} after the work is done
  });
  server.Post("/iterator", [](const Request &req, Response &res) {
    if (auto found = seats.find(req.path); found != seats.end())
      found->second.give("nobody");
    REPEATS(res);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: {{.*}} after the work is done
  });
  server.Post("/pointer", [](const Request &, Response &res) {
    Seat *best = nullptr;
    for (Seat &seat : waiting)
      best = &seat;
    markBy(best);
    REPEATS(res);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: {{.*}} after the work is done
  });
  server.Post("/helper", [](const Request &, Response &res) {
    markTwice(waiting.front());
    REPEATS(res);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: {{.*}} after the work is done
  });
  server.Post("/captured", [&ledger](const Request &, Response &res) {
    ledger.append("x");
    REPEATS(res);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: {{.*}} after the work is done
  });
  server.Post("/shared", [shared](const Request &, Response &res) {
    shared->append("x");
    REPEATS(res);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: {{.*}} after the work is done
  });
  server.Post("/desk", [&ledger](const Request &, Response &res) {
    Desk desk{ledger, nullptr};
    desk.note("x");
    REPEATS(res);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: {{.*}} after the work is done
  });
  server.Post("/file", [](const Request &req, Response &res) {
    std::ofstream file;
    file.open("seats");
    file << req.path;
    REPEATS(res);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: {{.*}} after the work is done
  });
  server.Post("/add", [](const Request &req, Response &res) {
    addSeat(req.path);
    REPEATS(res);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: {{.*}} after the work is done
  });
  server.Post("/handed-over", [](const Request &req, Response &res) {
    std::for_each(req.path.begin(), req.path.end(),
                  [](char) { waiting.emplace_back(); });
    REPEATS(res);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: {{.*}} after the work is done
  });
  server.Post("/taken", [](const Request &, Response &res) {
    const std::vector<Seat> taken = std::move(waiting);
    REPEATS(res);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: {{.*}} after the work is done
  });
  server.Post("/elements", [](const Request &, Response &res) {
    std::vector<Seat *> free;
    for (Seat &seat : waiting)
      free.push_back(&seat);
    for (Seat *seat : free)
      seat->row = 1;
    REPEATS(res);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: {{.*}} after the work is done
  });
  server.Post("/tie", [](const Request &, Response &res) {
    static std::string last;
    static int row = 0;
    std::tie(last, row) = std::make_tuple("a", 1);
    REPEATS(res);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: {{.*}} after the work is done
  });
  server.Post("/table", [&ledger](const Request &, Response &res) {
    ledger.rows("a").append("x");
    REPEATS(res);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: {{.*}} after the work is done
  });
  server.Post("/try", [](const Request &, Response &res) {
    if (hall.try_push("x"))
      REPEATS(res);
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: {{.*}} after the work is done
  });
  server.Post("/vote", [](const Request &req, Response &res) {
    static std::map<std::string, int> votes;
    ++votes[req.get_param_value("for")];
    REPEATS(res);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: {{.*}} after the work is done
  });
}

// Silent: nobody sees what is done.
void addTwins(Server &server) {
  server.Post("/constructed", [](const Request &, Response &res) {
    LongForm form;
    form.with("name").with("mail").check();
    REPEATS(res);
  });
  server.Post("/passed", [](const Request &, Response &res) {
    Seat seat;
    mark(seat);
    markBy(&seat);
    markTwice(seat);
    seat.give("me");
    REPEATS(res);
  });
  server.Post("/local-struct", [](const Request &, Response &res) {
    std::map<std::string, Seat> local;
    local["a"] = Seat{"me", 1};
    local.at("a").row = 2;
    for (auto &[name, seat] : local)
      seat.row = 3;
    auto found = local.find("a");
    found->second.give("you");
    std::vector<Seat> rows(2), others;
    std::swap(rows, others);
    std::for_each(rows.begin(), rows.end(), [](Seat &seat) { seat.row = 1; });
    std::copy(rows.begin(), rows.end(), std::back_inserter(others));
    REPEATS(res);
  });
  server.Post("/buffer", [](const Request &, Response &res) {
    char text[8];
    char *end = text;
    *end++ = 'x';
    *end = 0;
    int rows[2];
    int *row = &rows[0];
    row[1] = 2;
    REPEATS(res);
  });
  server.Post("/made", [](const Request &, Response &res) {
    auto seat = std::make_shared<Seat>();
    seat->row = 1;
    auto *other = new Seat;
    other->row = 2;
    delete other;
    Desk desk{hall, std::make_unique<Seat>()};
    desk.sketch();
    REPEATS(res);
  });
  server.Post("/lambda", [](const Request &, Response &res) {
    int rows = 0;
    std::string names;
    const auto add = [&](const std::string &name) {
      rows += 2;
      names += name;
    };
    add("me");
    REPEATS(res);
  });
  server.Post("/moved", [](const Request &, Response &res) {
    std::vector<Seat> rows(2);
    const std::vector<Seat> others = std::move(rows);
    const Held held(busy);
    REPEATS(res);
  });
  server.Post("/linked", [](const Request &, Response &res) {
    struct Link {
      Link *next = nullptr;
      int row = 0;
    } first, second;
    first.next = &second;
    for (Link *link = &first; link; link = link->next)
      link->row = 1;
    REPEATS(res);
  });
  server.Post("/limited", [](const Request &req, Response &res) {
    static std::map<std::string, int> byAddress;
    if (++byAddress[req.remote_addr] < 100)
      REPEATS(res);
  });
  server.Post("/called", [](const Request &, Response &res) {
    int row = 0;
    std::vector<std::function<void()>> steps;
    steps.push_back([&] { row = 2; });
    for (auto &step : steps)
      step();
    REPEATS(res);
  });
  server.Post("/copied", [](const Request &, Response &res) {
    Ledger copy = hall;
    copy.seats.clear();
    REPEATS(res);
  });
  server.Post("/asked", [](const Request &req, Response &res) {
    const std::string host = Settings::get()->host() + nameOf(req.path);
    REPEATS(res);
  });
  server.Post("/counted", [](const Request &req, Response &res) {
    static int requests = 0;
    static std::map<std::string, int> byPath;
    ++requests;
    ++byPath[req.path];
    REPEATS(res);
  });
  server.Post("/once", [](const Request &, Response &res) {
    static std::once_flag made;
    std::call_once(made, [] { waiting.resize(8); });
    REPEATS(res);
  });
}
