const list = `
+1 👍 thumbsup 👍 -1 👎 thumbsdown 👎 100 💯 alarm_clock ⏰ arrow_down ⬇️ arrow_forward ▶️ arrow_left ⬅️ arrow_lower_right ↘️
arrow_right ➡️ arrow_right_hook ↪️ arrow_up ⬆️ arrow_upper_right ↗️ arrows_clockwise 🔃 arrows_counterclockwise 🔄
ballot_box_with_check ☑️ bar_chart 📊 beetle 🐞 bell 🔔 black_circle ⚫ black_circle_for_record ⏺️ black_flag 🏴
black_large_square ⬛ black_square_for_stop ⏹️ book 📖 bookmark 🔖 books 📚 boom 💥 bug 🐛 building_construction 🏗️
bust_in_silhouette 👤 busts_in_silhouette 👥 calendar 📆 cherries 🍒 checkered_flag 🏁 chart_with_downwards_trend 📉
chart_with_upwards_trend 📈 clap 👏 clipboard 📋 clock1 🕐 clock3 🕒 clock9 🕘 closed_lock_with_key 🔐 construction 🚧
cry 😢 date 📅 desktop_computer 🖥️ double_vertical_bar ⏸️ earth_africa 🌍 email ✉️ envelope ✉️ exclamation ❗ eyes 👀
factory 🏭 fast_forward ⏩ fire 🔥 fire_engine 🚒 fire_extinguisher 🧯 flag-eu 🇪🇺 gear ⚙️ globe_with_meridians 🌐
grey_exclamation ❕ grey_question ❔ grinning 😀 hammer 🔨 hammer_and_wrench 🛠️ hand ✋ heart ❤️ heavy_check_mark ✔️
heavy_minus_sign ➖ heavy_multiplication_x ✖️ heavy_plus_sign ➕ hourglass ⌛ hourglass_flowing_sand ⏳ house 🏠 ice_cube 🧊
inbox_tray 📥 incoming_envelope 📨 information_source ℹ️ joy 😂 key 🔑 label 🏷️ large_blue_circle 🔵 large_green_circle 🟢
large_orange_circle 🟠 large_purple_circle 🟣 large_yellow_circle 🟡 leftwards_arrow_with_hook ↩️ link 🔗 lock 🔒
loudspeaker 📢 mag 🔍 mag_right 🔎 mailbox 📫 mega 📣 memo 📝 microscope 🔬 moon 🌙 new 🆕 no_entry ⛔ no_entry_sign 🚫
octagonal_sign 🛑 ok 🆗 ok_hand 👌 outbox_tray 📤 package 📦 page_facing_up 📄 parachute 🪂 passport_control 🛂 pencil 📝
pencil2 ✏️ point_right 👉 pray 🙏 pushpin 📌 question ❓ raised_hand ✋ raised_hands 🙌 recycle ♻️ red_circle 🔴 repeat 🔁
rewind ⏪ rocket 🚀 rotating_light 🚨 round_pushpin 📍 scales ⚖️ scroll 📜 seedling 🌱 ship 🚢 shield 🛡️ shopping_trolley 🛒
slightly_smiling_face 🙂 small_blue_diamond 🔹 small_orange_diamond 🔸 small_red_triangle 🔺 smile 😄 snail 🐌 snowflake ❄️
sparkles ✨ speech_balloon 💬 spiral_calendar_pad 🗓️ star ⭐ stop_sign 🛑 stopwatch ⏱️ sun_with_face 🌞 sweat_smile 😅
tada 🎉 thinking_face 🤔 timer_clock ⏲️ triangular_flag_on_post 🚩 truck 🚚 twisted_rightwards_arrows 🔀 umbrella ☔
unlock 🔓 vertical_traffic_light 🚦 warning ⚠️ wastebasket 🗑️ wave 👋 white_check_mark ✅ white_circle ⚪ white_flag 🏳️
white_large_square ⬜ wrench 🔧 x ❌ zap ⚡ zzz 💤`;

const words = list.trim().split(/\s+/);

/** The characters of the emoji that people in this trade write, by Slack's names; others stay `:names:`. */
export const emojiByName: ReadonlyMap<string, string> = new Map(
  words.flatMap((name, index) => (index % 2 === 0 ? [[name, words[index + 1] ?? ''] as const] : [])),
);
