// <string>, <string_view>, <stdexcept>, <regex>, <filesystem>
#pragma once
#include "language.h"

namespace std {

template <class C> struct char_traits {};
template <class T> class allocator {};
template <class C, class T = char_traits<C>> class basic_string_view;
inline namespace __cxx11 {
template <class C, class T = char_traits<C>, class A = allocator<C>>
class basic_string;
}
using string = basic_string<char>;
using string_view = basic_string_view<char>;

template <class C, class T> class basic_string_view {
  const C *text;
  size_t length_;

public:
  using value_type = C;
  using const_iterator = const C *;
  using iterator = const C *;
  static constexpr size_t npos = size_t(-1);
  constexpr basic_string_view() noexcept;
  constexpr basic_string_view(const C *text)
      : text(text), length_(__builtin_strlen(text)) {}
  constexpr basic_string_view(const C *, size_t);
  constexpr const C *begin() const noexcept;
  constexpr const C *end() const noexcept;
  constexpr size_t size() const noexcept;
  constexpr size_t length() const noexcept;
  constexpr bool empty() const noexcept;
  constexpr const C &operator[](size_t) const noexcept;
  constexpr const C &at(size_t) const;
  constexpr const C &front() const noexcept;
  constexpr const C &back() const noexcept;
  constexpr const C *data() const noexcept;
  constexpr void remove_prefix(size_t) noexcept;
  constexpr basic_string_view substr(size_t = 0, size_t = npos) const;
  constexpr int compare(basic_string_view) const noexcept;
  constexpr int compare(size_t, size_t, basic_string_view) const;
  constexpr size_t find(basic_string_view, size_t = 0) const noexcept;
  constexpr size_t find(C, size_t = 0) const noexcept;
  constexpr size_t rfind(basic_string_view, size_t = npos) const noexcept;
  constexpr size_t rfind(C, size_t = npos) const noexcept;
  friend constexpr bool operator==(basic_string_view,
                                   basic_string_view) noexcept;
  friend constexpr bool operator!=(basic_string_view,
                                   basic_string_view) noexcept;
  friend constexpr bool operator<(basic_string_view,
                                  basic_string_view) noexcept;
};

inline namespace __cxx11 {
template <class C, class T, class A> class basic_string {
  C *text;
  size_t length_;
  using view = basic_string_view<C, T>;

public:
  using value_type = C;
  using iterator = C *;
  using const_iterator = const C *;
  static constexpr size_t npos = size_t(-1);
  basic_string() noexcept;
  basic_string(const basic_string &);
  basic_string(basic_string &&) noexcept;
  basic_string(const C *, const A & = A());
  basic_string(const C *, size_t, const A & = A());
  basic_string(size_t, C, const A & = A());
  basic_string(const basic_string &, size_t, size_t = npos);
  basic_string(initializer_list<C>);
  template <class I, class = decltype(*declval<I &>())> basic_string(I, I);
  explicit basic_string(view);
  ~basic_string();
  basic_string &operator=(const basic_string &);
  basic_string &operator=(basic_string &&) noexcept;
  basic_string &operator=(const C *);
  basic_string &operator=(C);
  basic_string &operator=(view);
  operator view() const noexcept;
  C *begin() noexcept;
  C *end() noexcept;
  const C *begin() const noexcept;
  const C *end() const noexcept;
  size_t size() const noexcept;
  size_t length() const noexcept;
  bool empty() const noexcept;
  void clear() noexcept;
  void resize(size_t);
  void resize(size_t, C);
  C &operator[](size_t);
  const C &operator[](size_t) const;
  C &at(size_t);
  const C &at(size_t) const;
  C &front();
  const C &front() const;
  C &back();
  const C &back() const;
  basic_string &operator+=(const basic_string &);
  basic_string &operator+=(const C *);
  basic_string &operator+=(C);
  basic_string &operator+=(view);
  basic_string &append(const basic_string &);
  basic_string &append(const C *);
  basic_string &append(const C *, size_t);
  basic_string &append(size_t, C);
  basic_string &append(const basic_string &, size_t, size_t = npos);
  basic_string &append(view);
  template <class I> basic_string &append(I, I);
  basic_string &assign(const basic_string &);
  basic_string &assign(const C *);
  basic_string &assign(const C *, size_t);
  template <class I> basic_string &assign(I, I);
  void push_back(C);
  void pop_back();
  basic_string &insert(size_t, const basic_string &);
  basic_string &insert(size_t, const C *);
  basic_string &erase(size_t = 0, size_t = npos);
  C *erase(const C *);
  C *erase(const C *, const C *);
  basic_string &replace(size_t, size_t, const basic_string &);
  basic_string &replace(size_t, size_t, const C *);
  void swap(basic_string &) noexcept;
  const C *c_str() const noexcept;
  const C *data() const noexcept;
  C *data() noexcept;
  basic_string substr(size_t = 0, size_t = npos) const;
  int compare(const basic_string &) const;
  int compare(const C *) const;
  int compare(size_t, size_t, const basic_string &) const;
  int compare(size_t, size_t, const C *) const;
  size_t find(const basic_string &, size_t = 0) const noexcept;
  size_t find(const C *, size_t = 0) const;
  size_t find(C, size_t = 0) const noexcept;
  size_t rfind(const basic_string &, size_t = npos) const noexcept;
  size_t rfind(const C *, size_t = npos) const;
  size_t rfind(C, size_t = npos) const noexcept;
};
} // namespace __cxx11

#define STRING basic_string<C, T, A>
#define OF_TEXTS template <class C, class T, class A>
OF_TEXTS STRING operator+(const STRING &, const STRING &);
OF_TEXTS STRING operator+(STRING &&, const STRING &);
OF_TEXTS STRING operator+(STRING &&, STRING &&);
OF_TEXTS STRING operator+(const STRING &, const C *);
OF_TEXTS STRING operator+(STRING &&, const C *);
OF_TEXTS STRING operator+(const C *, const STRING &);
OF_TEXTS STRING operator+(const STRING &, C);
OF_TEXTS STRING operator+(STRING &&, C);
OF_TEXTS STRING operator+(C, const STRING &);
OF_TEXTS bool operator==(const STRING &, const STRING &) noexcept;
OF_TEXTS bool operator==(const STRING &, const C *);
OF_TEXTS bool operator==(const C *, const STRING &);
OF_TEXTS bool operator!=(const STRING &, const STRING &) noexcept;
OF_TEXTS bool operator!=(const STRING &, const C *);
OF_TEXTS bool operator!=(const C *, const STRING &);
OF_TEXTS bool operator<(const STRING &, const STRING &) noexcept;
OF_TEXTS bool operator>(const STRING &, const C *);
#undef STRING
#undef OF_TEXTS

string to_string(int);
string to_string(unsigned);
string to_string(long);
string to_string(unsigned long);
string to_string(long long);
string to_string(double);
int stoi(const string &, size_t * = nullptr, int = 10);
inline namespace literals {
inline namespace string_literals {
string operator""s(const char *, size_t);
}
inline namespace string_view_literals {
constexpr string_view operator""sv(const char *, size_t) noexcept;
}
} // namespace literals

class logic_error : public exception {
public:
  explicit logic_error(const string &);
  explicit logic_error(const char *);
};
class runtime_error : public exception {
public:
  explicit runtime_error(const string &);
  explicit runtime_error(const char *);
};
class invalid_argument : public logic_error {
  using logic_error::logic_error;
};

template <class C> class basic_regex {
public:
  enum flags { ECMAScript = 1, icase = 2 };
  explicit basic_regex(const C *, int = ECMAScript);
  explicit basic_regex(const string &, int = ECMAScript);
};
using regex = basic_regex<char>;
struct sub_match {
  bool matched;
  string str() const;
  operator string() const;
};
struct smatch {
  bool empty() const;
  size_t size() const;
  const sub_match &operator[](size_t) const;
};
bool regex_match(const string &, const regex &);
bool regex_match(const string &, smatch &, const regex &);
string regex_replace(const string &, const regex &, const char *);
string regex_replace(const string &, const regex &, const string &);
template <class... A> string format(string_view, A &&...);

namespace filesystem {
inline namespace __cxx11 {
class path {
public:
  path(const string &);
  path(const char *);
  std::string string() const;
};
} // namespace __cxx11
bool is_directory(const path &);
} // namespace filesystem

} // namespace std
